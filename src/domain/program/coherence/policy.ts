// The gate's ids, a total ranking order, windows that follow each other, a time zone that knows summer time.
import { found, list, type Problem, repeated } from '../finding.ts';
import type { ProgramFile } from '../program.ts';
import type { ProgramParts } from './parts.ts';

export function checkPolicy({ program }: ProgramParts): Problem[] {
  return program === null ? [] : [...gate(program), ...priority(program), ...ranking(program), ...calendar(program)];
}

function gate({ gate: requirements }: ProgramFile): Problem[] {
  const ids = requirements.map(({ id }, index) => ({ id, path: ['program', 'gate', index, 'id'] }));
  const contradictions = requirements.flatMap((requirement, index) =>
    requirement.kind !== 'answer'
      ? []
      : requirement.no.flatMap((id, position) =>
          requirement.yes.includes(id)
            ? [found(['program', 'gate', index, 'no', position], id, 'answers that do not stand under yes too')]
            : [],
        ),
  );
  const impossible = requirements.flatMap((requirement, index) =>
    requirement.kind === 'answer' && requirement.yes.length === 0
      ? [
          {
            path: ['program', 'gate', index, 'yes'],
            message: 'yes: an empty list found, expected at least one answer: nobody could be eligible',
            suggestion: null,
          },
        ]
      : [],
  );
  return [
    ...repeated(ids, ({ id }) => id).map(({ item }) => found(item.path, item.id, 'each requirement id once')),
    ...contradictions,
    ...impossible,
  ];
}

const priority = ({ priority: { counts } }: ProgramFile): Problem[] =>
  repeated(
    counts.map((word, index) => ({ word, path: ['program', 'priority', 'counts', index] })),
    ({ word }) => word,
  ).map(({ item }) => found(item.path, item.word, 'each word once'));

/** Only the draw separates any two applicants: without it at the end, the order would hang on chance. */
function ranking({ ranking: { order } }: ProgramFile): Problem[] {
  const rules = order.map((rule, index) => ({ rule, path: ['program', 'ranking', 'order', index] }));
  const problems = repeated(rules, ({ rule }) => rule).map(({ item }) => found(item.path, item.rule, 'each rule once'));
  const last = rules.at(-1);
  if (last !== undefined && last.rule !== 'draw') {
    problems.push(found(last.path, last.rule, 'draw as the last rule, so that no two applications rank alike', 'draw'));
  }
  return problems;
}

const movedByYears = (date: string, years: number): string => `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;

function calendar({ timeZone, windows }: ProgramFile): Problem[] {
  const problems: Problem[] = [];
  // `EST` is accepted everywhere, and is an hour wrong from March to November.
  if (timeZone !== 'UTC' && !timeZone.includes('/')) {
    const examples = list(['America/Los_Angeles', 'America/New_York', 'UTC']);
    problems.push(
      found(['program', 'timeZone'], timeZone, `the zone of a place, which knows summer time: ${examples}`),
    );
  }
  // An anchor may stay behind while the rolling window is extended; further away it belongs to another cycle.
  const { closesOn } = windows.rolling;
  const { anchor } = windows.annual;
  if (anchor !== undefined && (anchor < movedByYears(closesOn, -1) || anchor > movedByYears(closesOn, 1))) {
    const expected = `a date within twelve months of the rolling window's last day, ${closesOn}`;
    problems.push(found(['program', 'windows', 'annual', 'anchor'], anchor, expected));
  }
  return problems;
}
