// The thread that reads a large export while the main one writes: entry point of a worker.
import { type MessagePort, parentPort } from 'node:worker_threads';
import { UserError } from '../../domain/user-error.ts';
import { openSource } from '../../files/source.ts';
import { belowHeaders } from '../flows/header.ts';
import { openSubmissionReader } from '../flows/read-submissions.ts';
import { batchesUnderWay, type ReadingMessage, type ReadingOrder } from './messages.ts';
import { createPacker } from './packed-rows.ts';

/** Waits until the main thread has room for one more batch. */
function openGate(port: MessagePort) {
  let free = batchesUnderWay;
  let wake: (() => void) | null = null;
  port.on('message', () => {
    free++;
    wake?.();
  });
  return async () => {
    while (free === 0) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    free--;
  };
}

async function readAll(port: MessagePort, { source: { typed, options }, context }: ReadingOrder): Promise<void> {
  const room = openGate(port);
  const say = (message: ReadingMessage) => port.postMessage(message);
  try {
    let bytesRead = 0;
    const source = await openSource(typed, { ...options, stdin: process.stdin });
    const records = source.records({
      onBytes: (bytes) => {
        bytesRead = bytes;
      },
    });
    const read = openSubmissionReader(context);
    const pack = createPacker();
    for await (const chunk of belowHeaders(context.mapping.layout, records)) {
      const rows = pack(read(chunk));
      await room();
      port.postMessage({ kind: 'rows', rows, bytesRead } satisfies ReadingMessage, [
        rows.numbers.buffer as ArrayBuffer,
      ]);
    }
    say({ kind: 'end', sha256: source.digest() });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { message, hint, exitCode } = error;
    say({ kind: 'mistake', message, hint, exitCode });
  } finally {
    port.close();
  }
}

// The first message says what to read; each one after it, that there is room for more.
const port = parentPort;
port?.once('message', (order: ReadingOrder) => void readAll(port, order));
