import { setImmediate } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { UserError } from '../../domain/user-error.ts';
import { NotUtf8 } from '../../files/decode.ts';
import { OtherDates } from '../flows/intake/presumption.ts';
import type { ReadRow } from '../flows/intake/read-submissions.ts';
import type { FoundDates } from '../flows/intake/survey-dates.ts';
import { Cancelled } from '../prompt.ts';
import { goOn, type ReadingMessage, type ReadingOrder } from './messages.ts';
import { createUnpacker } from './packed-rows.ts';
import { takeThread } from './spare-thread.ts';

/** A file that another thread reads. Errors of the thread are thrown by whichever of these is waited for. */
export interface ThreadReading {
  /** What the columns of times are so far: so their rows are read. */
  dates(): Promise<FoundDates>;
  /**
   * The rows, once the dates are known; `allRead` is called when the thread is through, and the last of them still wait. A
   * reader that is left early ends the thread.
   */
  rows(keep: KeepPieces | null, allRead: () => void): AsyncGenerator<ReadRow[]>;
  /** What the file was found to be, once its rows are read to the end. */
  asRead(): AsRead;
}

/** Of a file: SHA-256, and what its columns of times are. */
export interface AsRead {
  readonly sha256: string;
  readonly dates: FoundDates;
}

const errors = { 'utf-8': NotUtf8, 'date-order': OtherDates } as const;

/**
 * The bytes of the file, from its start and without a gap, each time the rows that end in them have been dealt with.
 * Says whether it wants those that follow; once it has not, it is not asked again.
 */
export type KeepPieces = (pieces: readonly Uint8Array[]) => Promise<boolean>;

export interface ThreadListener {
  /** The bytes read so far. */
  readonly heard: (bytes: number) => void;
  /** Ends the waiting: `Cancelled` is thrown. */
  readonly stop: AbortSignal;
}

/**
 * Reads and prepares the rows of a file on a thread of its own, from now on: the first of them are ready when they are asked
 * for. As long as nobody asks, it keeps no process from ending.
 */
export function readInThread(order: ReadingOrder, { heard, stop }: ThreadListener): ThreadReading {
  const worker = takeThread();
  const inbox = openInbox(worker, stop);
  worker.postMessage(order);
  let asRead: AsRead | null = null;

  async function next(): Promise<Exclude<ReadingMessage, { kind: 'mistake' }>> {
    worker.ref();
    const message = await inbox();
    if (message.kind !== 'mistake') return message;
    const { hint, exitCode } = message;
    const Kind = message.wrong === null ? UserError : errors[message.wrong];
    throw new Kind(message.message, { exitCode, ...(hint === undefined ? {} : { hint }) });
  }

  async function dates(): Promise<FoundDates> {
    try {
      const message = await next();
      if (message.kind !== 'dates') throw new Error(`${message.kind} came before the dates`);
      return message.found;
    } catch (error) {
      await worker.terminate();
      throw error;
    }
  }

  async function* rows(keep: KeepPieces | null, allRead: () => void): AsyncGenerator<ReadRow[]> {
    worker.on('message', ({ kind }: ReadingMessage) => {
      if (kind === 'end') allRead();
    });
    let wanting = keep;
    const unpack = createUnpacker();
    try {
      for (;;) {
        const message = await next();
        if (message.kind === 'dates') throw new Error('the dates are waited for before the rows');
        if (message.kind === 'rows') {
          heard(message.bytesRead);
          yield unpack(message.rows);
        }
        if (wanting !== null && !(await wanting(message.pieces))) wanting = null;
        if (message.kind === 'end') {
          asRead = { sha256: message.sha256, dates: message.found };
          return;
        }
        worker.postMessage(goOn);
        // While messages wait, Node sees to nothing else: Ctrl-C would not be heard before the last of them.
        await setImmediate();
      }
    } finally {
      await worker.terminate();
    }
  }

  return {
    dates,
    rows,
    asRead() {
      if (asRead === null) throw new Error('what a file was found to be is known when its rows are read to the end');
      return asRead;
    },
  };
}

/** Messages of a worker one after another; throws what the worker threw, and when it is to stop. */
function openInbox(worker: Worker, stop: AbortSignal): () => Promise<ReadingMessage> {
  const messages: ReadingMessage[] = [];
  let failure: Error | null = null;
  let wake: () => void = () => {};
  worker.on('message', (message: ReadingMessage) => {
    messages.push(message);
    wake();
  });
  worker.on('error', (error) => {
    failure = error instanceof Error ? error : new Error(String(error));
    wake();
  });
  const stopped = () => wake();
  stop.addEventListener('abort', stopped);
  // Of many files each has a thread, one after another, and all of them the same signal.
  worker.once('exit', () => stop.removeEventListener('abort', stopped));
  return async () => {
    for (;;) {
      if (stop.aborted) throw new Cancelled();
      const message = messages.shift();
      if (message !== undefined) return message;
      if (failure !== null) throw failure;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
}
