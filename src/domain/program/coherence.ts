// Whether the files of a program fit each other. Each is valid by itself when it comes here (the schemas beside this).
import { checkFocusAreas } from './coherence/focus-areas.ts';
import { checkForms } from './coherence/forms.ts';
import type { ProgramParts } from './coherence/parts.ts';
import { checkPlaces } from './coherence/places.ts';
import { checkPolicy } from './coherence/policy.ts';
import { checkReferences } from './coherence/references.ts';
import { checkRubric } from './coherence/rubric.ts';
import { checkSelection } from './coherence/selection.ts';
import type { Problem } from './finding.ts';

const checks: readonly ((parts: ProgramParts) => Problem[])[] = [
  checkPolicy,
  checkFocusAreas,
  checkForms,
  checkReferences,
  checkRubric,
  checkPlaces,
  checkSelection,
];

/** All that can't be meant, in no particular order; empty for a program that can be used. */
export function findIncoherences(parts: ProgramParts): Problem[] {
  return checks.flatMap((check) => check(parts));
}
