// Reading a file begins before there is a database to take its rows in: a long one is read by a thread of its own.

import type { Io } from '../../io.ts';
import { readInThread, worthThread } from '../../thread/read-in-thread.ts';
import type { Keeping } from './keep-while-reading.ts';
import type { PreparedFile } from './prepare-import.ts';
import { openSubmissionReader, type ReadingContext, type ReadRow } from './read-submissions.ts';
import { surveyDates, withDates } from './survey-dates.ts';

/** A file of which it is known what its columns of times are. */
export interface BegunFile extends PreparedFile {
  /** Its rows as applications. `keeping` gets the file itself where it is to be kept, and a thread reads it. */
  applications(keeping: Keeping | null): AsyncGenerator<ReadRow[]>;
  /** SHA-256 of it, once its rows, or its records, are read to the end. */
  digest(): string;
}

/**
 * Begins with a file, and gives it when its columns of times have been looked at. Where that is a thread's work, this does not
 * wait for it: the errors come when the file is asked for, and a file that nobody asks for keeps nobody waiting.
 */
export async function beginReading(
  io: Pick<Io, 'interrupt'>,
  prepared: PreparedFile,
  given: Omit<ReadingContext, 'mapping'>,
): Promise<() => Promise<BegunFile>> {
  const { mapping, source, reopening } = prepared;
  const isLong = source.kind === 'text' && source.bytes > worthThread;
  if (reopening !== null && isLong && mapping.form.holds === 'applications') {
    const order = { source: reopening, context: { ...given, mapping } };
    const thread = readInThread(order, { heard: prepared.heard, stop: io.interrupt });
    return async () => {
      // What was begun here is read there.
      await prepared.close();
      // Of an archive the thread reads what is in it: the file itself is another.
      const isAsItIs = source.table === source.file;
      return {
        ...prepared,
        mapping: withDates(mapping, await thread.dates()),
        applications: (keeping) => thread.rows(isAsItIs ? (keeping?.add ?? null) : null),
        digest: thread.digest,
      };
    };
  }
  const file = await surveyDates(io, prepared);
  async function* applications(): AsyncGenerator<ReadRow[]> {
    const read = openSubmissionReader({ ...given, mapping: file.mapping });
    for await (const chunk of file.records) yield read(chunk);
  }
  const begun = { ...file, applications, digest: source.digest };
  return async () => begun;
}
