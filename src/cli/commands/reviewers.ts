// fdp reviewers: who reads, and what they must not read.
import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { examples } from '../examples.ts';
import { defineReviewersAdd } from './reviewers-add.ts';
import { defineReviewersConflict } from './reviewers-conflict.ts';
import { defineReviewersList } from './reviewers-list.ts';
import { defineReviewersRemove } from './reviewers-remove.ts';

export function defineReviewers(command: Command, context: Context): void {
  command
    .description(
      'The committee: who reads, which focus areas, how many at most, and with whom they have a conflict of interest. ' +
        'What somebody must not read is never assigned to them, and they never see it.',
    )
    .helpCommand(false)
    .addHelpText(
      'after',
      examples(
        ['fdp reviewers add "Ada Park" --email ada@example.org --areas csp,ecs', 'Ada reads two focus areas'],
        ['fdp reviewers add --from committee.csv', 'everybody in a list with the columns Name, Email, Areas, Load'],
        ['fdp reviewers', 'who reads'],
        ['fdp reviewers conflict ada 12 --reason "My sister"', 'Ada must not read application 12'],
        ['fdp reviewers remove ada', 'Ada is given nothing more; what she scored stays'],
      ),
    );
  defineReviewersList(command, context);
  defineReviewersAdd(command, context);
  defineReviewersRemove(command, context);
  defineReviewersConflict(command, context);
}
