// An export, read once from its first row to its last, to see what its columns hold.
import { isBlank } from '../../../domain/intake/blank-row.ts';
import { findLayout, type Layout } from '../../../domain/intake/layout.ts';
import { whyNoRow } from '../../../domain/intake/left-out.ts';
import { createProfiler } from '../../../domain/intake/propose/profile.ts';
import { type Question, questionsOf } from '../../../domain/intake/propose/question.ts';
import type { Form } from '../../../domain/program/form.ts';
import type { Program } from '../../../domain/program/program.ts';
import { createZone } from '../../../domain/time/zone.ts';
import { UserError } from '../../../domain/user-error.ts';
import { openSource, type Source } from '../../../files/source.ts';
import type { Io } from '../../io.ts';
import { showProgress } from '../../progress.ts';
import { Cancelled } from '../../prompt.ts';
import { belowHeaders, readHead } from './header.ts';
import { type ReadingFlags, readingOptions } from './prepare-import.ts';

export interface LookedAt {
  readonly file: string;
  readonly source: Source;
  readonly layout: Layout;
  readonly rows: number;
  readonly questions: readonly Question[];
}

export interface LookFlags {
  /** The form whose fields the program knows. */
  readonly base: Form;
  readonly reading: ReadingFlags;
  /** Those by which the headers are found; all of the program unless told otherwise. */
  readonly forms?: readonly Form[];
}

/** Columns of signs alone, numbers or essays are all the same to it. Errors: whatever `openSource` finds, and no rows. */
export async function lookAtExport(
  io: Io,
  path: string,
  program: Program,
  { base, forms = program.forms, reading }: LookFlags,
): Promise<LookedAt> {
  const source = await openSource(path, readingOptions(io, { strayQuote: [], ...reading })).catch((error: unknown) => {
    throw io.interrupt.aborted ? new Cancelled() : error;
  });
  const progress = await showProgress(io, source.name, source.bytes);
  const all = source.records({ onBytes: progress.update });
  try {
    const { head, records } = await readHead(source.name, all);
    const layout = findLayout(head, forms);
    const profiler = createProfiler(layout.columns.length);
    for await (const chunk of belowHeaders(layout, records)) {
      if (io.interrupt.aborted) throw new Cancelled();
      for (const { cells } of chunk) if (!isBlank(cells) && whyNoRow(cells, layout) === null) profiler.add(cells);
    }
    if (profiler.rows === 0) {
      throw new UserError(`${source.name} has a header row and no rows below it: there is nothing to go by`, {
        hint: 'Export the responses again once people have answered, without a filter.',
      });
    }
    const surroundings = { places: program.places, zone: createZone(program.timeZone) };
    const questions = questionsOf(layout, profiler.profiles(surroundings), base);
    return { file: source.name, source, layout, rows: profiler.rows, questions };
  } finally {
    progress.stop();
    await all.return(undefined);
  }
}
