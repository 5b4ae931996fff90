// The thread that reads a large export while the main one writes: entry point of a worker.
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { withOwnTexts } from '../../domain/copy-text.ts';
import { createZone } from '../../domain/time/zone.ts';
import { UserError } from '../../domain/user-error.ts';
import type { CsvRecord } from '../../files/csv.ts';
import { openSource } from '../../files/source.ts';
import { belowHeaders } from '../flows/intake/header.ts';
import { wrongBy } from '../flows/intake/presumption.ts';
import { openSubmissionReader } from '../flows/intake/read-submissions.ts';
import { dateRecords, withDates } from '../flows/intake/survey-dates.ts';
import { batchesUnderWay, type ReadingMessage, type ReadingOrder } from './messages.ts';
import { createPacker } from './packed-rows.ts';
import type { ThreadStart } from './spare-thread.ts';

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

/** The bytes read since they were last asked for. */
function openPieces() {
  let pieces: Uint8Array[] = [];
  return {
    add(piece: Uint8Array): void {
      // Memory of its own: it is handed over, not copied once more.
      const copy = Buffer.allocUnsafeSlow(piece.length);
      copy.set(piece);
      pieces.push(copy);
    },
    take(): Uint8Array[] {
      const taken = pieces;
      pieces = [];
      return taken;
    },
  };
}

const memoryOf = ({ buffer }: Uint8Array | Int32Array): ArrayBuffer => buffer as ArrayBuffer;

async function readAll(port: MessagePort, order: ReadingOrder): Promise<void> {
  const { typed, options } = order.source;
  const context = withOwnTexts(order.context);
  const pieces = openPieces();
  const room = openGate(port);
  const say = (message: ReadingMessage, handedOver: ArrayBuffer[] = []) => port.postMessage(message, handedOver);
  try {
    let bytesRead = 0;
    const source = await openSource(typed, { ...options, stdin: process.stdin });
    const { layout } = context.mapping;
    const onBytes = (bytes: number) => {
      bytesRead = bytes;
    };
    function readAnew(toTake: boolean): AsyncGenerator<CsvRecord[]> {
      pieces.take();
      const records = source.records(toTake ? { onBytes, onPiece: pieces.add } : { withDigest: false });
      return belowHeaders(layout, records);
    }
    const undated = { records: readAnew(true), again: readAnew, presumes: order.presumesOrder };
    const { found, records, asRead } = await dateRecords(context.mapping, undated);
    say({ kind: 'dates', found });
    const readRows = openSubmissionReader({ ...context, mapping: withDates(context.mapping, found) });
    const pack = createPacker();
    for await (const chunk of records) {
      const rows = pack(readRows(chunk));
      await room();
      const read = pieces.take();
      say({ kind: 'rows', rows, bytesRead, pieces: read }, [rows.numbers, rows.contents, ...read].map(memoryOf));
    }
    const rest = pieces.take();
    say({ kind: 'end', pieces: rest, sha256: source.digest(), found: asRead() }, rest.map(memoryOf));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { message, hint, exitCode } = error;
    say({ kind: 'mistake', message, hint, exitCode, wrong: wrongBy(error) });
  } finally {
    port.close();
  }
}

/** So many chunks are read before anybody has said how. */
const rehearsed = 4;

/**
 * Reads the head of a file before the order to read it comes: for nothing but that what reads it is compiled by then. What is
 * wrong with the file is told later.
 */
async function rehearse(file: string, isOrdered: () => boolean): Promise<void> {
  // The first clock of a process takes ten milliseconds, of whichever zone it is: the other thread needs one soon.
  createZone('America/Los_Angeles');
  try {
    const source = await openSource(file, { cwd: '/', stdin: process.stdin, presumesUtf8: true });
    const records = source.records({ withDigest: false });
    for (let chunk = 0; chunk < rehearsed && !isOrdered(); chunk++) await records.next();
    await records.return(undefined);
  } catch {
    // Nobody has asked.
  }
}

// The first message says what to read; each one after it, that there is room for more.
const port = parentPort;
let isOrdered = false;
port?.once('message', (order: ReadingOrder) => {
  isOrdered = true;
  void readAll(port, order);
});
const { ahead } = workerData as ThreadStart;
if (ahead !== null) void rehearse(ahead, () => isOrdered);
