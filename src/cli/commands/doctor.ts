// fdp doctor: is everything in order, and what mends it where it is not.
import type { Command } from 'commander';
import { examine, needsDoing } from '../../domain/health/examine.ts';
import { count } from '../../report/count.ts';
import { describeHealth, healthJson } from '../../report/doctor.ts';
import { type Context, databasePath, printJson, shownPath } from '../context.ts';
import { examples } from '../examples.ts';
import { gatherFacts } from '../flows/health/gather-facts.ts';

interface Options {
  readonly json?: boolean;
}

export function defineDoctor(command: Command, context: Context): void {
  command
    .description(
      'Looks whether everything is in order: the tool, the database, who may read it, the disk it lies on, the clock, the ' +
        'program files, what killed commands have left, and the last backup. It changes nothing; each finding comes with what ' +
        'mends it. Exits with 1 where something needs doing.',
    )
    .option('--json', 'print the findings as JSON')
    .addHelpText(
      'after',
      examples(['fdp doctor', 'all checks'], ['fdp --db year-2015.db doctor', 'those of another database']),
    )
    .action(async (options: Options) => {
      await runDoctor(context, options);
    });
}

async function runDoctor(context: Context, options: Options): Promise<void> {
  const { io } = context;
  const facts = await gatherFacts(context);
  const findings = examine(facts);
  const isIll = needsDoing(findings);
  if (options.json) {
    printJson(context, {
      version: context.version,
      node: facts.node,
      database: shownPath(context, databasePath(context)),
      healthy: !isIll,
      findings: healthJson(findings, facts.database),
    });
  } else {
    io.out(describeHealth(findings, facts.database, { style: io.style, width: io.isScreen ? io.width : null }));
    const wrong = findings.filter(({ state }) => state === 'wrong').length;
    io.note(isIll ? `${count(wrong, 'thing')} to mend.\n` : 'Everything is in order.\n');
  }
  if (isIll) context.exitCode = 1;
}
