// Nothing that a reviewer gets to see while a stage is read blind says who applied.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, sitDown } from '../../properties/desk.ts';
import { runHere } from '../../support/run-here.ts';

const header =
  'Timestamp,Email,First name,Last name,City,State,Zip code,Focus area,Are you applying for yourself or on behalf of a district?,Have you taught this curriculum?,Grade levels taught,Have you mentored teachers or led professional development?,How are you involved in computer science education right now?,Have you taken part in another Code.org facilitator development program?,Can you attend the Facilitator Summit?,Can you commit to the workshops required for your focus area?,"School, district or organization",Mobile phone,Why do you want to become a facilitator?,How do you support equity and access in computer science?';

interface Who {
  readonly first: string;
  readonly last: string;
  readonly email: string;
  readonly city: string;
  readonly state: string;
  readonly code: string;
  readonly zip: string;
  readonly school: string;
  readonly phone: string;
}

const firsts = [
  'Yolanda',
  'Björn',
  'Siobhán',
  'DeShawn',
  'Nguyễn',
  'Mary Ann',
  'Zoë',
  'Ibrahim',
  "D'Angelo",
  'Karolína',
];
const lasts = [
  'Vandermeer',
  "O'Shaughnessy",
  'Łukaszewicz',
  'Quintero-Ruiz',
  'de la Fuente',
  'Abernathy',
  'Ōhashi',
  'Kaplan',
  'Brückner',
  'Haddad',
];
const cities = [
  'Albuquerque',
  'Kalamazoo',
  'Tuscaloosa',
  'Poughkeepsie',
  'Chattanooga',
  'Sheboygan',
  'Winnemucca',
  'Pascagoula',
  'Schenectady',
  'Cheyenne',
];
const states = [
  ['New Mexico', 'NM'],
  ['Michigan', 'MI'],
  ['Alabama', 'AL'],
  ['Tennessee', 'TN'],
  ['Wisconsin', 'WI'],
] as const;

const everybody: readonly Who[] = firsts.map((first, at) => {
  const last = lasts[at] ?? '';
  const [state, code] = states[at % states.length] ?? ['Ohio', 'OH'];
  const plain = `${first}.${last}`
    .normalize('NFD')
    .replace(/[^A-Za-z.]/g, '')
    .toLowerCase();
  return {
    ...{ first, last, state, code },
    email: `${plain}${at}@example.org`,
    city: cities[at] ?? '',
    zip: String(30_001 + 1111 * at),
    school: `${cities[(at + 3) % 10]} Hollow ${at % 2 === 0 ? 'Elementary School' : 'Academy of Science'}`,
    phone: `(505) 555-01${String(10 + at)}`,
  };
});

/** Tells all there is to tell of oneself, in the ways in which people do. */
const essays = ({ first, last, email, city, state, zip, school, phone }: Who): readonly [string, string] => [
  `My name is ${first} ${last} (Coach${first.split(' ')[0]} to many), and I teach at ${school} in ${city}, ${state} ${zip}. ${last.toUpperCase()} is how my students know me; "${first}'s room" is what they call it.`,
  `Everybody at ${school}! Write to ${email} or ${email.toUpperCase()}, call ${phone} or ${phone.replace(/\D/g, '')}, or look at https://${email.split('@')[0]}.example.org/${last.toLowerCase().replace(/\W/g, '')}. — ${first.normalize('NFD').replace(/\p{M}/gu, '')} ${last.normalize('NFD').replace(/\p{M}/gu, '')}`,
];

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const row = (who: Who, at: number): string => {
  const closed = [
    'I am applying for myself',
    '"Yes, I have taught this curriculum"',
    'Elementary school',
    'I have led professional development workshops for teachers',
    '"I teach CS courses for credit to K-12, community college, or university students"',
    ...['No', 'Yes', 'Yes'],
  ];
  const start = [`1/${11 + at}/2016 9:30:00`, who.email, who.first, who.last, who.city, who.code, who.zip, 'CSF'];
  const [motivation, equity] = essays(who);
  return [...start, ...closed, quoted(who.school), who.phone, quoted(motivation), quoted(equity)].join(',');
};

/** What may be nowhere: as it is written, in small letters, and without accents. */
const secretsOf = ({ first, last, email, city, zip, school, phone }: Who): string[] => [
  email,
  zip,
  phone,
  phone.replace(/\D/g, ''),
  school,
  city,
  `${first} ${last}`,
  ...[...first.split(' '), ...last.split(/[ -]/)].filter((word) => word.length > 3),
];

const plainly = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();

const reviewers = ['ada', 'bo', 'cy'];
let desk: Desk;
const seen = new Map<string, string>();

beforeAll(async () => {
  desk = sitDown();
  desk.write('all.csv', `${[header, ...everybody.map(row)].join('\n')}\n`);
  await desk.fdp(['import', 'all.csv']);
  await desk.fdp(['review', '--window', 'rolling']);
  for (const name of reviewers)
    await desk.fdp(['reviewers', 'add', `${name} Reader`, '--email', `${name}@readers.example.com`]);
  await desk.fdp(['assign', 'rolling-1', '--reviews', '2']);
  const keep = async (name: string, args: readonly string[]): Promise<void> => {
    const { out, notes } = await runHere(desk.folder, args, '2016-02-16T18:00:00Z');
    seen.set(name, `${out}\n${notes}`);
  };
  await keep('progress', ['progress', 'rolling-1']);
  await keep('progress: missing', ['progress', 'rolling-1', '--missing']);
  await keep('progress as json', ['progress', 'rolling-1', '--json']);
  for (const name of reviewers) {
    await keep(`${name}: list`, ['read', '--reviewer', name, '--list']);
    await keep(`${name}: json`, ['read', '--reviewer', name, '--json']);
    for (let application = 1; application <= everybody.length; application++) {
      const one = ['read', '--reviewer', name, '--application', String(application)];
      await keep(`${name}: application ${application}`, one);
      await keep(`${name}: wrong points for ${application}`, [...one, '--score', 'motivation=4']);
      await keep(`${name}: points for ${application}`, [...one, '--score', 'motivation=5', '--score', 'equity=3']);
      await keep(`${name}: scored ${application}`, one);
    }
    await keep(`${name}: one as json`, ['read', '--reviewer', name, '--application', '2', '--json']);
    await keep(`${name}: nothing of theirs`, ['read', '--reviewer', name, '--application', '999']);
    await keep(`${name}: another stage`, ['read', '--reviewer', name, '--stage', 'interview']);
    await keep(`${name}: conflict`, ['read', '--reviewer', name, '--application', '1', '--conflict', 'A friend']);
  }
  for (const packet of ['html', 'markdown']) {
    await keep(`export ${packet}`, ['sheets', 'export', 'rolling-1', '--dir', packet, '--packet', packet]);
    for (const file of readdirSync(path.join(desk.folder, packet))) {
      const bytes = readFileSync(path.join(desk.folder, packet, file));
      const texts = file.endsWith('.xlsx')
        ? Object.values(unzipSync(bytes)).map((part) => strFromU8(part))
        : [bytes.toString()];
      seen.set(file, texts.join('\n'));
      if (file.endsWith('.csv')) {
        desk.write(`back-${file}`, bytes.toString().replaceAll(',,,', ',4,4,'));
        await keep(`import ${file}`, ['sheets', 'import', `back-${file}`]);
        await keep(`import ${file} as json`, ['sheets', 'import', `back-${file}`, '--dry-run', '--json']);
      }
    }
  }
  await keep('held rows', ['sheets', 'held']);
  await keep('held rows as json', ['sheets', 'held', '--json']);
});

afterAll(() => desk.leave());

describe('what a blind reviewer sees', () => {
  test('is something: every page was read by two', () => {
    const pages = [...seen].filter(([name, text]) => / application \d+$/.test(name) && text.includes('Why become'));
    expect(pages.length).toBeGreaterThanOrEqual(2 * everybody.length - 3);
    expect(seen.size).toBeGreaterThan(100);
    expect([...seen.values()].join('\n')).toContain('[organization]');
    expect(seen.get('progress: missing')?.match(/^\d+\t0\/2/gm)).toHaveLength(everybody.length);
  });

  test.each(everybody.map((who) => [`${who.first} ${who.last}`, who] as const))('says nothing of %s', (_, who) => {
    for (const [name, text] of seen) {
      for (const secret of secretsOf(who)) {
        expect(plainly(text).includes(plainly(secret)), `${name} holds ${secret}`).toBe(false);
      }
    }
  });
});

test('the same search finds everybody once the rubric says that reading is not blind', async () => {
  await desk.fdp(['init', '--yes']);
  const rubric = path.join(desk.folder, 'program', 'rubric.yaml');
  writeFileSync(rubric, readFileSync(rubric, 'utf8').replace(/^version: .*$/mu, '$&\nblind: []'));
  let text = '';
  for (const name of reviewers) text += plainly((await desk.fdp(['read', '--reviewer', name, '--json'])).out);
  // All who read the first one have declared a conflict.
  for (const who of everybody.slice(1)) {
    for (const secret of secretsOf(who)) expect(text.includes(plainly(secret)), secret).toBe(true);
  }
  await desk.fdp(['assign', 'rolling-1', '--reviews', '3', '--fewer']);
  const { out } = await desk.fdp(['progress', 'rolling-1', '--missing']);
  expect(plainly(out)).toContain(plainly(everybody[1]?.last ?? ''));
});
