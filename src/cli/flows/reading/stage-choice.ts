// Which stage is meant.
import { type Stage, stages } from '../../../domain/program/rubric.ts';
import { unknownWord } from '../../unknown.ts';

/** The stage of that name. */
export function stageNamed(name: string): Stage {
  const stage = stages.find((one) => one === name);
  if (stage !== undefined) return stage;
  throw unknownWord(`There is no stage "${name}".`, name, stages, `The stages are: ${stages.join(', ')}.`);
}
