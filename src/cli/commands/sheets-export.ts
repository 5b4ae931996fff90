// fdp sheets export: a packet to read and a score sheet for each reviewer.
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { criterionHeader } from '../../domain/review/score-sheet.ts';
import { searchText } from '../../domain/search-text.ts';
import { systemReason } from '../../domain/system-reason.ts';
import { UserError } from '../../domain/user-error.ts';
import { cellValue } from '../../report/cell.ts';
import { count } from '../../report/count.ts';
import { toCsv } from '../../report/delimited.ts';
import { htmlPacket, markdownPacket } from '../../report/packet.ts';
import { type SheetHead, type SheetLine, scoreSheet } from '../../report/score-sheet.ts';
import { visible, visibleText } from '../../report/visible.ts';
import { recordChange } from '../../store/audit.ts';
import { inTransaction } from '../../store/open.ts';
import { type Reviewer, reviewersOf } from '../../store/reviewers.ts';
import { actorOf, type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { chooseBatch } from '../flows/batches/batch-choice.ts';
import { reviewerMeant } from '../flows/reading/find-reviewer.ts';
import { clearDesks } from '../flows/reading/known-conflicts.ts';
import { criteriaToScore, openDesk, openPages } from '../flows/reading/reading-desk.ts';
import { stageNamed } from '../flows/reading/stage-choice.ts';
import { withProgram } from '../flows/standing/kept-program.ts';
import { writeWhole } from '../flows/write-whole.ts';
import { unknownWord } from '../unknown.ts';

interface Options {
  readonly dir: string;
  readonly reviewer?: string;
  readonly stage: string;
  readonly packet: string;
  readonly overwrite?: boolean;
  readonly json?: boolean;
}

const packets = ['html', 'markdown'] as const;

export function defineSheetsExport(sheets: Command, context: Context): void {
  sheets
    .command('export')
    .summary('write a packet to read and a score sheet for each reviewer')
    .description(
      'Writes for each reviewer what is assigned to them in a batch: a packet to read or print, and a score sheet as CSV ' +
        'and as a workbook in which only points of the rubric may be chosen. Blind where the rubric says so.',
    )
    .argument('[batch]', 'its name, such as rolling-1; the newest unless told otherwise')
    .requiredOption('--dir <folder>', 'where to; made if it is not there')
    .option('--reviewer <who>', 'one reviewer only')
    .option('--stage <stage>', 'reading or interview', 'reading')
    .option('--packet <kind>', `${packets.join(' or ')}`, 'html')
    .option('--overwrite', 'write over files that are there already, which may hold scores')
    .option('--json', 'print the files as JSON')
    .addHelpText(
      'after',
      examples(['fdp sheets export rolling-1 --dir to-read', 'three files for each reviewer, in the folder to-read']),
    )
    .action(async (batch: string | undefined, options: Options) => {
      await runExport(context, batch, options);
    });
}

interface Written {
  readonly reviewer: string;
  readonly applications: number;
  readonly files: readonly string[];
}

async function runExport(context: Context, name: string | undefined, options: Options): Promise<void> {
  const { io } = context;
  const packet = packets.find((one) => one === options.packet);
  if (packet === undefined) {
    const says = `There is no packet of the kind "${options.packet}".`;
    throw unknownWord(says, options.packet, packets, `Choose one of ${packets.join(', ')}.`);
  }
  await withProgram(context, async (store, program) => {
    const batch = await chooseBatch(io, store, program.cycle, name);
    const stage = stageNamed(options.stage);
    const criteria = criteriaToScore(program, stage);
    const reviewers =
      options.reviewer === undefined
        ? await reviewersOf(store, { all: false })
        : [await reviewerMeant(io, store, options.reviewer)];
    await clearDesks(context, store, program.cycle, reviewers);
    const pageOf = openPages(store, program, stage);
    const drafts: { file: string; content: string | Uint8Array }[] = [];
    const written: Written[] = [];
    for (const reviewer of reviewers) {
      const desk = await openDesk(store, program, reviewer, { stage, batchId: batch.id });
      if (desk.items.length === 0) continue;
      const pages = desk.items.map(({ application }) => pageOf(application));
      const head: SheetHead = { batch: batch.name, stage, reviewer: reviewer.email, criteria };
      const lines: SheetLine[] = desk.items.map((item, at) => ({ ...item, focusArea: pages[at]?.focusArea ?? '' }));
      const stem = path.join(
        options.dir,
        `${fileStem(reviewer)}-${batch.name}${stage === 'reading' ? '' : `-${stage}`}`,
      );
      const told = { batch: batch.name, stage, reviewer: reviewer.name, pages };
      const own = [
        packet === 'html'
          ? { file: `${stem}-packet.html`, content: htmlPacket(told) }
          : { file: `${stem}-packet.md`, content: markdownPacket(told) },
        { file: `${stem}-scores.csv`, content: toCsv(scoreSheet(head, lines)) },
        { file: `${stem}-scores.xlsx`, content: await workbookOf(head, lines) },
      ];
      drafts.push(...own);
      written.push({ reviewer: reviewer.email, applications: desk.items.length, files: own.map(({ file }) => file) });
    }
    if (written.length === 0) {
      const hint = `fdp assign ${batch.name}${stage === 'reading' ? '' : ` --stage ${stage}`} gives them something to read.`;
      throw new UserError(`Nobody has anything to read in ${batch.name}.`, { hint });
    }
    writeAll(context, options, drafts);
    await inTransaction(store, () =>
      recordChange(store, actorOf(context), {
        sheets: batch.name,
        stage,
        reviewers: written.map(({ reviewer, applications }) => ({ reviewer, applications })),
      }),
    );
    if (options.json) return printJson(context, { batch: batch.name, stage, reviewers: written });
    for (const { file } of drafts) io.out(`${visible(file)}\n`);
    io.note(`${count(written.length, 'reviewer')}, ${count(drafts.length, 'file')} in ${visible(options.dir)}.\n`);
  });
}

/** Letters and digits alone, whatever somebody is called; the number keeps two of one name apart. */
function fileStem({ id, name }: Reviewer): string {
  const plain = searchText(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
  return plain === '' ? `reviewer-${id}` : `${plain}-${id}`;
}

async function workbookOf(head: SheetHead, lines: readonly SheetLine[]): Promise<Uint8Array> {
  const { writeWorkbook } = await import('../../files/workbook/write-workbook.ts');
  const table = scoreSheet(head, lines);
  const levels = head.criteria.flatMap(({ name, levels: all }) =>
    all.map(({ points, because }) => [name, points, because]),
  );
  return writeWorkbook(
    [
      {
        name: 'Scores',
        columns: table.columns.map(({ title }) => {
          const criterion = head.criteria.find((one) => criterionHeader(one, head.criteria) === title);
          const width = Math.max(12, Math.min(40, title.length + 2));
          return criterion === undefined
            ? { title, width: title === 'Note' ? 60 : width }
            : { title, width, choices: criterion.levels.map(({ points }) => points) };
        }),
        rows: table.rows.map((row) => row.map((cell) => cellValue(cell))),
      },
      {
        name: 'Levels',
        columns: [
          { title: 'Criterion', width: 30 },
          { title: 'Points', width: 8 },
          { title: 'The applicant …', width: 90 },
        ],
        rows: levels,
      },
    ],
    visibleText,
  );
}

/** All of them, or none where one is there already. */
function writeAll(
  { io }: Context,
  { dir, overwrite }: Options,
  drafts: readonly { file: string; content: string | Uint8Array }[],
) {
  const there = drafts.filter(({ file }) => existsSync(path.resolve(io.cwd, file)));
  if (there.length > 0 && !overwrite) {
    const one = there.find(({ file }) => file.endsWith('.csv')) ?? there[0];
    throw new UserError(`${visible(one?.file ?? '')} is there already; it may hold scores that are not taken in.`, {
      hint: 'Name another folder, or say --overwrite. Nothing was written.',
    });
  }
  try {
    mkdirSync(path.resolve(io.cwd, dir), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new UserError(`The folder ${visible(dir)} can't be made: ${systemReason(error)}.`, {
      hint: 'Name one that you may write to: --dir FOLDER.',
      cause: error,
    });
  }
  for (const { file, content } of drafts)
    writeWhole(io, file, content, 'Name a folder that you may write to: --dir FOLDER.');
}
