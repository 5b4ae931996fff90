// The first thing in which two records differ: in which part, of which application or setting, and what each says.
import { headKeys, inputColumns, rankingColumns, type Section, sections } from './shape.ts';
import type { RecordLines } from './write-record.ts';

export interface Difference {
  readonly section: Section;
  /** The application, or null where it is a setting or a line of the head. */
  readonly application: number | null;
  /** The column, the setting, or the line of the head. */
  readonly field: string;
  /** What the record says; null where it says nothing of it. */
  readonly recorded: string | null;
  readonly computed: string | null;
}

/** The first difference, from the head to the ranking: inputs before what is worked out from them. Null where there is none. */
export function firstDifference(recorded: RecordLines, computed: RecordLines): Difference | null {
  for (const section of sections) {
    const found = isByApplication(section)
      ? differenceOfRows(section, recorded[section], computed[section])
      : differenceOfSettings(section, recorded[section], computed[section]);
    if (found !== null) return found;
  }
  return null;
}

/** How many applications have another line in one of the two than in the other, or none. */
export function countDiffering(recorded: RecordLines, computed: RecordLines): number {
  const differing = new Set<string>();
  for (const section of ['inputs', 'ranking'] as const) {
    const [one, other] = [byKey(recorded[section].slice(1)), byKey(computed[section].slice(1))];
    for (const key of new Set([...one.keys(), ...other.keys()]))
      if (one.get(key) !== other.get(key)) differing.add(key);
  }
  return differing.size;
}

const isByApplication = (section: Section): section is 'inputs' | 'ranking' =>
  section === 'inputs' || section === 'ranking';

const byKey = (lines: readonly string[]): Map<string, string> =>
  new Map(lines.map((line) => [line.slice(0, Math.max(0, line.indexOf('\t'))), line]));

function differenceOfRows(
  section: 'inputs' | 'ranking',
  recorded: readonly string[],
  computed: readonly string[],
): Difference | null {
  const columns = section === 'inputs' ? inputColumns : rankingColumns;
  const at = firstAt(recorded, computed);
  if (at < 0) return null;
  const [one, other] = [byKey(recorded.slice(1)), byKey(computed.slice(1))];
  // A line that only one of them has moves all others: those that both have are looked at first.
  for (const line of recorded.slice(Math.max(1, at))) {
    const [key = ''] = line.split('\t');
    const opposite = other.get(key);
    if (opposite === line) continue;
    const cells = line.split('\t');
    const opposites = opposite?.split('\t') ?? null;
    if (opposites === null)
      return { section, application: Number(key), field: 'application', recorded: key, computed: null };
    const column = columns.findIndex((_, nth) => cells[nth] !== opposites[nth]);
    const field = columns[column] ?? 'application';
    return {
      section,
      application: Number(key),
      field,
      recorded: cells[column] ?? null,
      computed: opposites[column] ?? null,
    };
  }
  const added = [...other.keys()].find((key) => !one.has(key));
  if (added !== undefined)
    return { section, application: Number(added), field: 'application', recorded: null, computed: added };
  return {
    section,
    application: null,
    field: `line ${at + 1}`,
    recorded: recorded[at] ?? null,
    computed: computed[at] ?? null,
  };
}

function differenceOfSettings(
  section: Section,
  recorded: readonly string[],
  computed: readonly string[],
): Difference | null {
  const at = firstAt(recorded, computed);
  if (at < 0) return null;
  const [one, other] = [recorded[at]?.split('\t') ?? null, computed[at]?.split('\t') ?? null];
  const field = one?.[0] ?? other?.[0] ?? headKeys[at] ?? '';
  const isSame = one?.[0] === other?.[0];
  return {
    ...{ section, application: null, field },
    recorded: one?.[1] ?? null,
    computed: isSame
      ? (other?.[1] ?? null)
      : (computed.find((line) => line.startsWith(`${field}\t`))?.split('\t')[1] ?? null),
  };
}

function firstAt(one: readonly string[], other: readonly string[]): number {
  const length = Math.max(one.length, other.length);
  for (let at = 0; at < length; at++) if (one[at] !== other[at]) return at;
  return -1;
}
