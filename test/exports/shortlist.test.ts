// Every tool's export, from the file to the shortlist: the same people come to the same places, with the same answers.
import { describe, expect, it } from 'vitest';
import { type ExportName, exportNames, reference } from '../support/exports/exports.ts';
import { json, type TakenIn, takeIn } from './take-in.ts';

interface Ranked {
  readonly focusArea: string;
  readonly shortlist: readonly {
    rank: number;
    name: string;
    points: number;
    tier: string;
    separatedBy: string | null;
  }[];
  readonly needsFollowUp: readonly { name: string; reasons: string[] }[];
  readonly ineligible: readonly { name: string; reasons: string[] }[];
}

/** What the export that all others are compared with comes to; read once. */
let known: Promise<TakenIn> | undefined;
const wanted = (): Promise<TakenIn> => {
  known ??= takeIn(reference);
  return known;
};

describe(reference, () => {
  it('comes to this shortlist', async () => {
    const { said, shortlist } = await wanted();
    expect(said).toMatchObject({ rows: 14, new: 13, revised: 1, unchanged: 0, held: 0, issues: [] });
    const { focusAreas, district } = shortlist as { focusAreas: Ranked[]; district: { name: string }[] };
    const lines = focusAreas.flatMap(({ focusArea, shortlist: ranked, needsFollowUp, ineligible }) => [
      ...ranked.map((one) => `${focusArea} ${one.rank} ${one.name} ${one.points} ${one.tier} ${one.separatedBy ?? ''}`),
      ...needsFollowUp.map(({ name, reasons }) => `${focusArea} follow up ${name} ${reasons.join()}`),
      ...ineligible.map(({ name, reasons }) => `${focusArea} ineligible ${name} ${reasons.join()}`),
    ]);
    expect(lines).toEqual([
      'csf 1 Kwame Owusu 20 exceeds ',
      'csf 2 Priya Natarajan 18 meets tier',
      'csf 3 Tom Decker 16 meets points',
      'csp 1 José Ibáñez 14 meets ',
      'csp 2 Ann Lee 20 exceeds priority',
      'csp 3 Zoë Brandt 3 below tier',
      'csp follow up Marie-Claire O’Neil can-attend',
      'csp ineligible Sam Whitfield can-attend',
      'ecs 1 Grace Hollis 20 exceeds ',
      'ecs ineligible Luis Ortega in-united-states',
      'algebra 1 Hannah Weiss 18 meets ',
      'science 1 Omar Haddad 20 exceeds ',
    ]);
    expect(district.map(({ name }) => name)).toEqual(['Dana Whitlow']);
  });
});

const noted = (code: string, column: string | null, ...lines: readonly number[]) =>
  lines.map((line) => expect.objectContaining({ line, code, column }));

/** Where the newest answer comes first, the first submission of somebody who sent two comes after the second. */
const newestFirst = (line: number) => ({ issues: noted('earlier-submission', null, line) });

/** Excel has taken two zip codes for numbers: the one of Cambridge and the one of Newark. */
const zipsMended = { issues: noted('mended-zip', 'Zip code', 8, 17) };

/** What an export says of its rows, where it has more to say than of fourteen good ones. */
const peculiar: Partial<Record<ExportName, object>> = {
  'surveymonkey.csv': newestFirst(10),
  'typeform.csv': newestFirst(9),
  'jotform.csv': newestFirst(12),
  // Days without a time: every row is noted, and one of them comes before what is known.
  'jotform-table.csv': {
    issues: [2, 3, 4, 7, 8, 9, 9, 10, 11, 12, 13, 14, 15, 16, 17].map((line, at) =>
      expect.objectContaining({ line, code: at === 6 ? 'earlier-submission' : 'no-time-of-day' }),
    ),
  },
  'qualtrics.csv': {
    ...{ rows: 16, held: 2 },
    issues: [...noted('preview', 'Response Type', 4), ...noted('unfinished', 'Finished', 11)],
  },
  'excel-unicode-text.txt': zipsMended,
  'excel-german.csv': zipsMended,
  'excel-serials.csv': zipsMended,
};

type Plain = Record<string, unknown>;

/** The same, with every value of one key changed. */
const changing = (value: unknown, key: string, change: (old: unknown, of: Plain) => unknown): unknown => {
  if (Array.isArray(value)) return value.map((item) => changing(item, key, change));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, old]) => [
    name,
    name === key ? change(old, value as Plain) : changing(old, key, change),
  ]);
  return Object.fromEntries(entries) as unknown;
};

/** What a tool cannot tell, of all that the export to compare with tells. */
const untold: Partial<Record<ExportName, (told: unknown) => unknown>> = {
  // A box that is not ticked is an empty cell: nobody has said no.
  'airtable.csv': (told) =>
    changing(told, 'answers', (answers) => {
      const { pastParticipant, ...others } = answers as Plain;
      return JSON.stringify(pastParticipant).includes('no') ? others : answers;
    }),
  // Days without a time begin at midnight, which is eight hours later in UTC.
  'jotform-table.csv': (told) =>
    changing(
      told,
      'submittedAt',
      (at) => `${new Date(Date.parse(String(at)) - 8 * 3_600_000).toISOString().slice(0, 10)}T08:00:00Z`,
    ),
};

const others = exportNames.filter((name) => name !== reference);

describe.each(others)('%s', (name) => {
  it('comes to the same shortlist, row for row', async () => {
    const { folder, said, shortlist, submissions } = await takeIn(name);
    const expected = await wanted();
    const told = untold[name] ?? ((all) => all);
    expect(shortlist).toEqual(told(expected.shortlist));
    expect(submissions).toEqual(told(expected.submissions));
    expect(said).toMatchObject({ rows: 14, new: 13, revised: 1, unchanged: 0, held: 0, issues: [], ...peculiar[name] });
    const again = await json<{ imports: object[] }>(folder, ['import', name]);
    expect(again.imports).toMatchObject([{ rows: said.rows, new: 0, revised: 0, unchanged: 14, held: said.held }]);
  });
});
