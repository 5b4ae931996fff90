// Reading a file begins before there is a database to take its rows in: a long one is read by a thread of its own.

import type { Mapping } from '../../../domain/intake/mapping.ts';
import type { Io } from '../../io.ts';
import { readInThread } from '../../thread/read-in-thread.ts';
import { worthThread } from '../../thread/spare-thread.ts';
import type { Keeping } from './keep-while-reading.ts';
import type { PreparedFile } from './prepare-import.ts';
import { openSubmissionReader, type ReadingContext, type ReadRow } from './read-submissions.ts';
import { surveyDates, withDates } from './survey-dates.ts';

/** What is done while a thread reads a long file. */
export interface WhileReading {
  /** Gets the file itself; null where it is not to be kept. */
  readonly keeping: Keeping | null;
  /** Is told when all of it is read, and the last rows are still to be taken. */
  readonly allRead: () => void;
}

/** A file of which it is known how its columns of times are read. */
export interface SurveyedFile extends PreparedFile {
  /** What its columns are, once its rows, or its records, are read to the end: the last of them may have shown it. */
  mappingAsRead(): Mapping;
  /** Its rows as applications. */
  applications(whileReading: WhileReading): AsyncGenerator<ReadRow[]>;
  /** SHA-256 of it, once its rows, or its records, are read to the end. */
  digest(): string;
}

/** A file whose reading has begun. */
export interface Reading {
  readonly prepared: PreparedFile;
  /** To be asked for once. What goes wrong with a file that nobody asks for is nobody's concern. */
  surveyed(): Promise<SurveyedFile>;
}

/** A long file of applications is being read from now on, any other when it is asked for. */
export function beginReading(
  io: Pick<Io, 'interrupt'>,
  prepared: PreparedFile,
  given: Omit<ReadingContext, 'mapping'>,
): Reading {
  const { mapping, source, reopening } = prepared;
  const isLong = source.kind === 'text' && source.bytes > worthThread;
  if (reopening !== null && isLong && mapping.form.holds === 'applications') {
    const presumesOrder = prepared.presumed.has('date-order');
    const order = { source: reopening, context: { ...given, mapping }, presumesOrder };
    const thread = readInThread(order, { heard: prepared.heard, stop: io.interrupt });
    return {
      prepared,
      async surveyed() {
        // What was begun here is read there.
        await prepared.close();
        // Of an archive the thread reads what is in it: the file itself is another.
        const isAsItIs = source.table === source.file;
        return {
          ...prepared,
          mapping: withDates(mapping, await thread.dates()),
          applications: ({ keeping, allRead }) => thread.rows(isAsItIs ? (keeping?.add ?? null) : null, allRead),
          mappingAsRead: () => withDates(mapping, thread.asRead().dates),
          digest: () => thread.asRead().sha256,
        };
      },
    };
  }
  return {
    prepared,
    async surveyed() {
      const file = await surveyDates(io, prepared);
      async function* applications(): AsyncGenerator<ReadRow[]> {
        const read = openSubmissionReader({ ...given, mapping: file.mapping });
        for await (const chunk of file.records) yield read(chunk);
      }
      return { ...file, applications, mappingAsRead: () => file.mapping, digest: source.digest };
    },
  };
}
