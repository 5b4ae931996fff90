// Members of a record whom the database has otherwise by now, and rightly so: what the record says of them stands for them.
import type { Priority } from '../ranking/priority.ts';
import type { Gate } from '../scoring/gate.ts';
import type { Tier } from '../scoring/tier.ts';
import type { Stood } from './placed.ts';
import { inputColumns, rankingColumns } from './shape.ts';
import type { RecordLines, WorkedOut } from './write-record.ts';

/** `deferred`: taken up again by a later batch, where their answers and scores go on. `removed`: for good, on request. */
export type WhyCarried = 'deferred' | 'removed';

/** What is worked out anew, with the lines of the record in place of those that can't be. */
export function carryOver(record: RecordLines, { inputs, stood }: WorkedOut, whom: ReadonlySet<number>): WorkedOut {
  if (whom.size === 0) return { inputs, stood };
  const firsts = new Map<number, string>();
  const recorded: string[] = [];
  for (const line of record.inputs.slice(1)) {
    const application = numberOf(line);
    if (!whom.has(application)) continue;
    recorded.push(line);
    firsts.set(application, cell(line, inputColumns, 'firstSubmittedAt'));
  }
  const others = inputs.filter((line) => !whom.has(numberOf(line)));
  return {
    inputs: [...others, ...recorded].sort((a, b) => numberOf(a) - numberOf(b)),
    stood: [
      ...stood.filter(({ member }) => !whom.has(member.application)),
      ...record.ranking
        .slice(1)
        .filter((line) => whom.has(numberOf(line)))
        .map((line) => stoodIn(line, firsts.get(numberOf(line)) ?? '')),
    ],
  };
}

const numberOf = (line: string): number => Number(line.slice(0, Math.max(0, line.indexOf('\t'))));

const cell = <Column extends string>(line: string, columns: readonly Column[], column: Column): string =>
  line.split('\t')[columns.indexOf(column)] ?? '';

/** Nobody is named in a record. */
function stoodIn(line: string, firstSubmittedAt: string): Stood {
  const of = (column: (typeof rankingColumns)[number]): string => cell(line, rankingColumns, column);
  const none = (text: string): string => (text === '-' ? '' : text);
  const reasons = none(of('reasons'));
  return {
    member: {
      application: numberOf(line),
      name: '',
      email: '',
      area: none(of('focusArea')),
      firstSubmittedAt,
    },
    standing: {
      score: {
        gate: of('outcome') as Gate,
        reasons: reasons === '' ? [] : reasons.split(' '),
        tier: of('tier') as Tier,
        points: Number(of('points')),
        outOf: Number(of('outOf')),
        scored: Number(of('scored')),
        criteria: Number(of('criteria')),
      },
      priority: of('priority') as Priority,
      rankKey: none(of('key')),
    },
  };
}
