import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { chunkBytes } from '../../../src/files/bytes/bytes.ts';
import { streamBytes } from '../../../src/files/bytes/stream-bytes.ts';

it('what was set aside is read chunk by chunk, and others have their turn before each of them', async () => {
  const all = Buffer.alloc(2 * chunkBytes + 10, 'abcdefg');
  const bytes = await streamBytes('standard input', Readable.from([all]));
  expect(bytes.size).toBe(all.length);
  const read: Buffer[] = [];
  let turns = 0;
  const takeTurn = () => {
    turns++;
  };
  setImmediate(takeTurn);
  for await (const chunk of bytes.chunks()) {
    read.push(Buffer.from(chunk));
    expect(turns).toBe(read.length);
    setImmediate(takeTurn);
  }
  expect(read.map(({ length }) => length)).toEqual([chunkBytes, chunkBytes, 10]);
  expect(Buffer.concat(read).equals(all)).toBe(true);
});
