// fdp people: who may be the same person, and joining and parting them by hand.
import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { examples } from '../examples.ts';
import { defineDifferent } from './people-different.ts';
import { defineDuplicates } from './people-duplicates.ts';
import { defineMerge } from './people-merge.ts';
import { defineSplit } from './people-split.ts';

export function definePeople(command: Command, context: Context): void {
  command
    .description(
      'The same e-mail is the same person. Beyond that nobody is joined by itself: pairs who may be one are proposed, ' +
        'and a person joins them, or finds that they are two. What was joined can be parted again.',
    )
    .helpCommand(false)
    .addHelpText(
      'after',
      examples(
        ['fdp people duplicates', 'pairs of applicants who may be one person, the likeliest first'],
        ['fdp people merge 12 31 --reason "She wrote to us"', 'the person of application 31 joins that of 12'],
        ['fdp people different 12 31 --reason "Sisters"', 'they are two: not proposed again'],
        ['fdp people split 12', 'undoes the last merge of the person of application 12'],
      ),
    );
  defineDuplicates(command, context);
  defineMerge(command, context);
  defineDifferent(command, context);
  defineSplit(command, context);
}
