// fdp notices prepare: drafts for everybody who may be told.
import path from 'node:path';
import type { Command } from 'commander';
import { UserError, usageError } from '../../domain/user-error.ts';
import { readTemplates } from '../../files/notices/templates.ts';
import { describeMistake } from '../../files/program/load-program.ts';
import { count } from '../../report/count.ts';
import { visible } from '../../report/visible.ts';
import { actorOf, type Context, printJson, programFolder, shownPath } from '../context.ts';
import { examples } from '../examples.ts';
import { chooseBatch } from '../flows/batches/batch-choice.ts';
import { prepareNotices, tableFile } from '../flows/notices/prepare-notices.ts';
import { withProgram } from '../flows/standing/kept-program.ts';
import { calendarInForce } from '../flows/standing/windows-in-force.ts';

interface Options {
  readonly dir?: string;
  readonly json?: boolean;
}

export function definePrepareNotices(notices: Command, context: Context): void {
  notices
    .command('prepare')
    .summary('a draft for everybody who may be told, and a table for a mail merge')
    .description(
      'Writes, for everybody of a batch whose decision is released and who was not told of it, a draft that mail programs open ' +
        `(.eml), and ${tableFile} for a mail merge. The texts are those of the program's folder notices. Whoever was told ` +
        'something else before is left out until fdp notices correct says so. Written again, nothing changes. That personal ' +
        'data was written is kept in the log; the files are readable by you alone.',
    )
    .argument('[batch]', 'its name, such as rolling-1; the newest unless told otherwise')
    .option('--dir <dir>', 'a folder that is not there yet, or empty')
    .option('--json', 'print the outcome as JSON')
    .addHelpText(
      'after',
      examples([
        'fdp notices prepare rolling-1 --dir to-send',
        'to be looked over, and sent from your own mail program',
      ]),
    )
    .action(async (batch: string | undefined, _options: Options, self: Command) => {
      // An option that the command above has too is taken by that one.
      await runPrepare(context, batch, self.optsWithGlobals<Options>());
    });
}

async function runPrepare(context: Context, name: string | undefined, { dir, json }: Options): Promise<void> {
  const { io } = context;
  if (dir === undefined) throw usageError('Where shall the drafts be written?', 'Name a folder: --dir DIR');
  await withProgram(context, async (store, program) => {
    const batch = await chooseBatch(io, store, program.cycle, name);
    const folder = await programFolder(context);
    const programDir = shownPath(context, folder.dir);
    const { templates, mistakes } = readTemplates(
      folder.dir,
      program.focusAreas.map(({ id }) => id),
    );
    if (mistakes.length > 0) {
      const lines = mistakes.map((mistake) => `  ${visible(describeMistake(mistake, programDir))}`);
      throw new UserError(`The notices have ${count(mistakes.length, 'mistake')}:\n${lines.join('\n')}`, {
        hint: 'Mend the texts, and run `fdp program check` to see whether anything is left. Nothing was written.',
      });
    }
    const calendar = await calendarInForce(store, program);
    const target = { dir: path.resolve(io.cwd, dir), shownDir: visible(dir) };
    const done = await prepareNotices(
      { store, program, calendar, batch, templates, programDir, ...target },
      actorOf(context),
    );
    if (json) {
      const notices = done.rows.map(({ application, notice, decision, file }) => ({
        application,
        notice,
        decision,
        file,
      }));
      return printJson(context, { batch: batch.name, dir, notices, written: done.written, replaced: done.replaced });
    }
    if (done.rows.length === 0) {
      const { unreleased, changed } = done.left;
      const left = [
        ...(unreleased === 0 ? [] : [`${unreleased} decided and not released: fdp decide release ${batch.name}`]),
        ...(changed === 0 ? [] : [`${changed} changed after the notice: fdp notices ${batch.name}`]),
      ];
      io.note(`Nobody of ${batch.name} is to be told anything now.\n${left.map((line) => `  ${line}\n`).join('')}`);
      return;
    }
    for (const { file } of done.written === 0 ? [] : done.rows) io.out(`${visible(path.join(dir, file))}\n`);
    if (done.written === 0) {
      io.note(`All ${count(done.rows.length, 'draft')} are in ${visible(dir)} already: nothing was written.\n`);
      return;
    }
    io.note(`${count(done.rows.length, 'draft')} and ${tableFile} in ${visible(dir)}.\n`);
    if (done.replaced > 0)
      io.note(
        `${count(done.replaced, 'draft')} of before ${done.replaced === 1 ? 'says' : 'say'} something else: do not send ${done.replaced === 1 ? 'it' : 'them'}.\n`,
      );
    io.note(`Once they have gone out: fdp notices sent ${batch.name}\n`);
  });
}
