// The record of a closed batch, as a text: the same batch by the same rules is the same text, byte for byte.
import type { Sha256 } from '../ranking/draw.ts';
import type { Member } from './member.ts';
import { type Placed, placeAll, type Stood } from './placed.ts';
import { type RecordRules, ruleLines } from './rules.ts';
import { type Head, headKeys, inputColumns, rankingColumns, type Section, sections, sectionTitle } from './shape.ts';

export interface RecordText {
  readonly parts: Readonly<Record<Section, string>>;
  readonly hashes: Readonly<Record<Section, string>>;
  /** Of everything before the line that says it. */
  readonly sha256: string;
  /** The line with the hash, and those of the parts. */
  readonly end: string;
}

export type RecordLines = Readonly<Record<Section, readonly string[]>>;

/** The two parts that are worked out from what is kept. */
export interface WorkedOut {
  /** A line each, from `inputLine`, by number. */
  readonly inputs: readonly string[];
  /** Everybody, in any order. */
  readonly stood: readonly Stood[];
}

/** The lines of a new record. */
export const recordLines = (head: Head, rules: RecordRules, found: WorkedOut): RecordLines => ({
  head: headKeys.map((key) => `${key}\t${head[key]}`),
  ...ruleLines(rules),
  ...workedOutLines(rules, found),
});

/** The lines of what is worked out: the inputs, and the ranking that they give. */
export const workedOutLines = (
  rules: RecordRules,
  { inputs, stood }: WorkedOut,
): Pick<RecordLines, 'inputs' | 'ranking'> => ({
  inputs: [inputColumns.join('\t'), ...inputs],
  ranking: [rankingColumns.join('\t'), ...placeAll(stood, rules).map(rankingLine)],
});

/** The parts with their hashes, and the hash of the whole. */
export function seal(lines: RecordLines, sha256: Sha256): RecordText {
  const parts = {} as Record<Section, string>;
  const hashes = {} as Record<Section, string>;
  for (const section of sections) {
    parts[section] = `${[sectionTitle(section), ...lines[section]].join('\n')}\n`;
    hashes[section] = sha256(parts[section]);
  }
  const sums = sections.map((section) => `${section}\t${hashes[section]}`);
  const beforeLast = `${sectionTitle('hashes')}\n${sums.join('\n')}\n`;
  const whole = sha256(`${wholeOf(parts)}${beforeLast}`);
  return { parts, hashes, sha256: whole, end: `${beforeLast}record\t${whole}\n` };
}

const wholeOf = (parts: RecordText['parts']): string => sections.map((section) => parts[section]).join('');

/** The text of a record, from its first line to its last. */
export const textOf = ({ parts, end }: Pick<RecordText, 'parts' | 'end'>): string => `${wholeOf(parts)}${end}`;

const list = (words: readonly string[]): string => (words.length === 0 ? '-' : words.join(' '));

/** People stand there as digests: whoever has the database finds them again, whoever has the record alone reads no name. */
export function inputLine(member: Member, sha256: Sha256): string {
  const { application, email, area, firstSubmittedAt, sentAt, answers, inRoster, scores, corrections, invitedTo } =
    member;
  return [
    application,
    sha256(email),
    area || '-',
    firstSubmittedAt,
    sentAt,
    sha256(answers),
    inRoster ? 'roster' : '-',
    list(
      scores.map(({ criterion, reviewer, points }) => `${criterion}:${sha256(reviewer).slice(0, 16)}=${points}`).sort(),
    ),
    list(corrections.map(({ criterion, points }) => `${criterion}=${points}`).sort()),
    list([...invitedTo].sort()),
  ].join('\t');
}

function rankingLine({ member, standing, rank, separatedBy }: Placed): string {
  const { score, priority, rankKey } = standing;
  return [
    member.application,
    member.area || '-',
    rank ?? '-',
    score.gate,
    list(score.reasons),
    priority,
    score.tier,
    score.points,
    score.outOf,
    score.scored,
    score.criteria,
    separatedBy ?? '-',
    rank === null ? '-' : rankKey,
  ].join('\t');
}
