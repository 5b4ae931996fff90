// fdp notices: who was told what, and when.
import type { Command } from 'commander';
import { createZone } from '../../domain/time/zone.ts';
import { applicationLabel } from '../../report/assignment.ts';
import { count } from '../../report/count.ts';
import { type LedgerLine, ledgerTable, overdueTable } from '../../report/notices.ts';
import { type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { chooseBatch } from '../flows/batches/batch-choice.ts';
import { overdueOf, sayOverdue } from '../flows/decisions/overdue.ts';
import { today } from '../flows/decisions/waitlist.ts';
import { noticeStandings, noticeWord, type PersonStanding, toldBy } from '../flows/notices/notice-standings.ts';
import { printTable } from '../flows/print-table.ts';
import { withProgram } from '../flows/standing/kept-program.ts';
import { defineCorrectNotice } from './notices-correct.ts';
import { definePrepareNotices } from './notices-prepare.ts';
import { defineSentNotices } from './notices-sent.ts';

interface Options {
  readonly overdue?: boolean;
  readonly json?: boolean;
}

export function defineNotices(command: Command, context: Context): void {
  command
    .description(
      'Who of a batch was told what, and when; for whom there is a draft; and who was told something else than what stands ' +
        'decided now. Decision, notice and answer are three facts: what is decided and released is told once.',
    )
    .argument('[batch]', 'its name, such as rolling-1; the newest unless told otherwise')
    .option('--overdue', 'instead, who waits for a notice past `decideBy` in program.yaml, in all batches and windows')
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      examples(
        [
          'fdp notices prepare rolling-1 --dir to-send',
          'a draft for everybody who may be told, and a table for a mail merge',
        ],
        ['fdp notices sent rolling-1', 'they have gone out: nobody is told twice'],
        ['fdp notices rolling-1', 'who was told what'],
      ),
    )
    .helpCommand(false)
    .action(async (batch: string | undefined, options: Options) => {
      await runNotices(context, batch, options);
    });
  definePrepareNotices(command, context);
  defineSentNotices(command, context);
  defineCorrectNotice(command, context);
}

async function runNotices(context: Context, name: string | undefined, options: Options): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, program) => {
    const overdue = await overdueOf(store, program, null, io.now());
    if (options.overdue) {
      if (options.json) return printJson(context, { overdue });
      await printTable(io, overdueTable(overdue));
      const none = program.decideBy === undefined ? ' program.yaml gives no day: decideBy.' : '';
      io.note(
        overdue.length === 0
          ? `Nobody waits past a day.${none}\n`
          : `${count(overdue.length, 'person waits', 'people wait')}.\n`,
      );
      return;
    }
    const batch = await chooseBatch(io, store, program.cycle, name);
    const day = today(program, io.now());
    const standings = await noticeStandings(store, batch, day);
    const lines = standings.flatMap(ledgerLine);
    const unreleased = standings.filter(({ standing }) => standing.kind === 'unreleased').length;
    if (options.json)
      return printJson(context, { batch: batch.name, notices: lines, unreleased, overdue: overdue.length });
    const zone = createZone(program.timeZone);
    await printTable(
      io,
      ledgerTable(lines, (at) => zone.formatDay(at)),
    );
    const sum = (state: LedgerLine['state']): number => lines.filter((one) => one.state === state).length;
    const words = [
      `${sum('told')} told`,
      `${count(sum('draft'), 'draft')} not sent`,
      `${sum('released')} released without a draft`,
      `${unreleased} decided and not released`,
      ...(sum('over') === 0 ? [] : [`${sum('over')} with a seat that can't be had any more`]),
    ];
    io.note(`${batch.name}: ${words.join(', ')}.\n`);
    for (const one of standings.filter(({ standing }) => standing.kind === 'changed')) io.note(`${changedLine(one)}\n`);
    sayOverdue(io, overdue);
  });
}

function ledgerLine(one: PersonStanding): LedgerLine[] {
  const state = noticeWord(one);
  const { person, sent, draft, facts } = one;
  if (state === null && sent === null) return [];
  return [
    {
      ...{ application: person.application, name: person.name, email: person.email },
      focusArea: person.area === '' ? null : person.area,
      decision: facts.decision,
      state: state ?? 'told',
      told: sent === null ? null : toldBy(sent).decision,
      ...{ toldAt: sent?.sent_at ?? null, toldBy: sent?.sent_by ?? null },
      draft: state === 'draft' ? (draft?.file ?? null) : null,
    },
  ];
}

function changedLine({ person, sent, facts }: PersonStanding): string {
  const label = applicationLabel(person.application, person.name || person.email);
  const was = sent === null ? '' : toldBy(sent).decision;
  const now = facts.decision ?? 'nothing';
  const what = was === now ? `"${was}", of which the days are others now` : `"${was}", and now "${now}" is decided`;
  const next =
    facts.released === null
      ? `release it first: fdp decide release ${person.application}`
      : `fdp notices correct ${person.application} --reason "…"`;
  return `CHANGED AFTER THE NOTICE: ${label} was told ${what}. To correct that: ${next}`;
}
