// Who took part in an earlier program: what applicants say, and what the roster of the office says.
import type { Random } from './random.ts';
import { areas, type Response } from './response.ts';

const programs = {
  [areas.csf]: 'K-5 Affiliate Program',
  [areas.csp]: 'High School Teacher Leader Program',
  [areas.ecs]: 'ECS Facilitator Development Program',
  [areas.algebra]: 'CS in Algebra Facilitator Program',
  [areas.science]: 'CS in Science Facilitator Program',
} as const satisfies Record<string, string>;

const programOf = (response: Response): string =>
  Object.entries(programs).find(([area]) => area === response.focusArea.trim())?.[1] ?? 'K-5 Affiliate Program';

const vague = [
  'I think it was called affiliate training? 2014',
  'Summer 2013 (don’t remember the name)',
  'ECS facilitators, 2012 and 2013',
  'CS in Algebra; 2014-15',
] as const;

/** Says so in the form; the office may know nothing of it. */
export const declares = (random: Random, response: Response): Response => ({
  ...response,
  pastParticipant: 'Yes',
  pastPrograms: random.pick(vague),
});

/** Says so, names the program, and stands in the roster. */
export const declaresAndIsKnown = (random: Random, response: Response): Response => ({
  ...response,
  pastParticipant: 'Yes',
  pastPrograms: `${programOf(response)}, ${random.pick(['2013', '2014', '2015'])}`,
});

const strangers: readonly (readonly string[])[] = [
  ['renee.thibodeaux@example.org', 'Renée', 'Thibodeaux', 'K-5 Affiliate Program', '2014'],
  ['h.mcintyre@example.org', 'Harold', 'McIntyre', 'K-5 Affiliate Program', '2014'],
  ['Josefina.Luna@Example.org', 'Josefina', 'Luna', 'ECS Facilitator Development Program', '2013'],
  ['d.achterberg@example.org', 'Dirk', 'Achterberg', 'CS in Algebra Facilitator Program', '2013'],
  ['shanice.polk@example.org', 'Shanice', 'Polk', 'CS in Science Facilitator Program', '2015'],
  ['ray.tsosie@example.org ', 'Ray', 'Tsosie', 'K-5 Affiliate Program', '2015'],
  ['m.fontaine@example.org', 'Michelle', 'Fontaine', 'High School Teacher Leader Program', '2015'],
  ['greta.hollis@example.org', 'Greta', 'Hollis', 'ECS Facilitator Development Program', '2014'],
  ['pkim.teaches@example.org', 'Paul', 'Kim', 'CS in Science Facilitator Program', '2014'],
  ['lorraine.vick@example.org', 'Lorraine', 'Vick', 'K-5 Affiliate Program', '2013'],
  ['samir.haddad@example.org', 'Samir', 'Haddad', 'CS in Algebra Facilitator Program', '2015'],
];

/** E-mails as an office keeps them: some in capitals, some with a space that nobody sees. */
function asKept(email: string, row: number): string {
  const plain = email.trim().toLowerCase();
  if (row % 4 === 1) return plain.toUpperCase();
  if (row % 4 === 3) return ` ${plain} `;
  return plain;
}

/** The roster's rows, by last name: the known applicants, the first of them in two years, and people who did not apply. */
export function createRoster(random: Random, known: readonly Response[]): readonly (readonly string[])[] {
  const rows = known.map((response, row) => {
    const said = /\d{4}$/.exec(response.pastPrograms)?.[0];
    const year = said ?? random.pick(['2013', '2014', '2015']);
    return [asKept(response.email, row), response.firstName, response.lastName, programOf(response), year];
  });
  const again = rows.slice(0, 1).map((row) => [...row.slice(0, 4), '2012']);
  const byLastName = (a: readonly string[], b: readonly string[]): number =>
    (a[2] ?? '') < (b[2] ?? '') ? -1 : (a[2] ?? '') > (b[2] ?? '') ? 1 : 0;
  return [...rows, ...again, ...strangers].sort(byLastName);
}
