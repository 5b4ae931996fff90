// A thread takes as long to start as reading a thousand rows: where one will be needed, it is started in advance.
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';

/** A thread is worth its start where there are so many bytes to read, in a file that can be opened again. */
export const worthThread = 4 * 1024 * 1024;

/** What a thread is started with. */
export interface ThreadStart {
  /** The file of dist that it runs. */
  readonly runs: string;
  /** The file that it will be told to read, as far as anybody knows. */
  readonly ahead: string | null;
}

function startThread(ahead: string | null): Worker {
  const workerData: ThreadStart = { runs: 'reading-thread.cjs', ahead };
  const worker = new Worker(new URL('../bin/thread.cjs', import.meta.url), { workerData });
  // Until it is given something to read it is no reason to stay.
  worker.unref();
  return worker;
}

/** A thread that is starting and has nothing to read yet. */
let spare: Worker | null = null;

/** Starts a thread if one of these is the name of a long text: it gets ready while the program and the head of the file are read. */
export function warmUp(names: readonly string[], cwd: string): void {
  if (spare !== null) return;
  const ahead = names.map((name) => path.resolve(cwd, name)).find(isLongText);
  if (ahead !== undefined) spare = startThread(ahead);
}

/** The thread that was started in advance, or a new one. */
export function takeThread(): Worker {
  const worker = spare ?? startThread(null);
  spare = null;
  return worker;
}

/** Whether there is a text to read in a thread: no archive or workbook. What is wrong with it is told later. */
function isLongText(name: string): boolean {
  try {
    const found = statSync(name);
    if (!found.isFile() || found.size <= worthThread) return false;
    const file = openSync(name, 'r');
    const start = Buffer.alloc(2);
    readSync(file, start);
    closeSync(file);
    return start.toString('latin1') !== 'PK';
  } catch {
    return false;
  }
}
