// Seats and rules that can be meant: of focus areas and states that there are, and no minimum above its maximum.
import { nearest } from '../../did-you-mean.ts';
import { found, list, type Path, type Problem, repeated } from '../finding.ts';
import type { ProgramParts } from './parts.ts';

export function checkSelection({ program, places }: ProgramParts): Problem[] {
  const selection = program?.selection;
  if (program === null || selection === undefined) return [];
  const at = (...path: Path): Path => ['program', 'selection', ...path];
  const known = (path: Path, word: string, words: readonly string[], what: string): Problem[] =>
    words.includes(word) ? [] : [found(path, word, `${what}: ${list(words)}`, nearest(word, words))];
  const area = (path: Path, id: string | undefined): Problem[] =>
    id === undefined ? [] : known(path, id, program.focusAreas, 'one of the focus areas above');
  const codes = places?.inside.map(({ code }) => code) ?? null;
  const states = (path: Path, all: readonly string[] | undefined): Problem[] =>
    codes === null
      ? []
      : (all ?? []).flatMap((code, index) => known([...path, index], code, codes, 'a code of places.yaml'));
  const seats = selection.seats.map((one, index) => ({ ...one, index }));
  const named = seats.flatMap((one) =>
    (one.states ?? ['']).map((state) => ({ state, area: one.focusArea, index: one.index })),
  );
  return [
    ...seats.flatMap(({ focusArea, index }) => area(at('seats', index, 'focusArea'), focusArea)),
    ...seats.flatMap((one) => states(at('seats', one.index, 'states'), one.states)),
    ...repeated(named, (one) => `${one.area} ${one.state}`).map(({ item }) =>
      found(at('seats', item.index, 'focusArea'), item.area, 'each area, and each state of it, once'),
    ),
    ...repeated(
      selection.rules.map(({ id }, index) => ({ id, index })),
      ({ id }) => id,
    ).map(({ item }) => found(at('rules', item.index, 'id'), item.id, 'each rule id once')),
    ...selection.rules.flatMap((rule, index) => {
      const { min, max, reserve, each, who } = rule;
      const problems = [
        ...area(at('rules', index, 'focusArea'), rule.focusArea),
        ...states(at('rules', index, 'who', 'states'), who.states),
      ];
      if (min !== undefined && max !== undefined && min > max) {
        problems.push(found(at('rules', index, 'min'), min, `at most the maximum, which is ${max}`));
      }
      if (min === undefined && max === undefined && reserve === undefined) {
        problems.push({
          path: at('rules', index),
          message: `${rule.id}: a rule without min, max or reserve says nothing`,
          suggestion: null,
        });
      }
      if (each !== undefined && (min !== undefined || reserve !== undefined)) {
        problems.push({
          path: at('rules', index, 'each'),
          message: `${rule.id}: each goes with max only, as nobody can promise a seat to every ${each}`,
          suggestion: null,
        });
      }
      if ((who.any === undefined) !== (who.field === undefined)) {
        problems.push({
          path: at('rules', index, 'who'),
          message: `${rule.id}: field and any belong together`,
          suggestion: null,
        });
      }
      return problems;
    }),
  ];
}
