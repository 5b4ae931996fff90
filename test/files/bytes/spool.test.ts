import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createSpool } from '../../../src/files/bytes/spool.ts';

/** A temporary folder in place of the system's, for one test. */
function ownTemporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fdp-spool-'));
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  onTestFinished(() => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

const noise = (length: number, from = 0): Buffer =>
  Buffer.from(Uint8Array.from({ length }, (_, index) => ((from + index) * 31 + ((from + index) >> 8)) & 0xff));

describe('what is set aside', () => {
  it('is read again from anywhere, in memory or not', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 100_000 }), { minLength: 1, maxLength: 8 }),
        fc.nat({ max: 400_000 }),
        fc.array(fc.tuple(fc.nat({ max: 800_000 }), fc.nat({ max: 200_000 })), { maxLength: 8 }),
        (sizes, inMemory, ranges) => {
          const spool = createSpool({ inMemory });
          let written = 0;
          for (const size of sizes) {
            spool.append(noise(size, written));
            written += size;
            // Reading between two writes changes nothing.
            expect(spool.read(written - 1, written)).toEqual(noise(written === 0 ? 0 : 1, written - 1));
          }
          expect(spool.size).toBe(written);
          for (const [start, length] of ranges) {
            const whole = Math.max(0, Math.min(written, start + length) - start);
            expect(spool.read(start, start + length).equals(noise(whole, start))).toBe(true);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('may be more than is kept of the file in memory', () => {
    const spool = createSpool({ inMemory: 1000 });
    for (let at = 0; at < 12_000_000; at += 500_000) spool.append(noise(500_000, at));
    for (const at of [0, 11_999_000, 5_000_000, 65_530, 0]) {
      expect(spool.read(at, at + 1000).equals(noise(1000, at))).toBe(true);
    }
  });

  it('has no name in the temporary folder, and is for nobody else', () => {
    const folder = ownTemporaryFolder();
    const spool = createSpool({ inMemory: 10 });
    spool.append(noise(100));
    expect(readdirSync(folder)).toEqual([]);
    if (!existsSync('/proc/self/fd')) return;
    const open = readdirSync('/proc/self/fd')
      .map((name) => join('/proc/self/fd', name))
      .filter((path) => existsSync(path) || isLink(path))
      .find((path) => isLink(path) && readlinkSync(path).startsWith(folder));
    if (open === undefined) throw new Error('the file is not open');
    expect(readlinkSync(open)).toMatch(/ \(deleted\)$/);
    expect((statSync(open).mode & 0o777).toString(8)).toBe('600');
    expect(readFileSync(open)).toEqual(noise(100));
  });

  it('stays in memory where it is little', () => {
    process.env['TMPDIR'] = join(ownTemporaryFolder(), 'nowhere');
    const spool = createSpool();
    spool.append(noise(1000));
    expect(spool.read(0, 1000)).toEqual(noise(1000));
  });

  it('says where the disk takes no more', () => {
    const nowhere = join(ownTemporaryFolder(), 'nowhere');
    process.env['TMPDIR'] = nowhere;
    const spool = createSpool({ inMemory: 10 });
    expect(() => spool.append(noise(100))).toThrow(
      expect.objectContaining({
        name: 'UserError',
        message: `what was read so far is set aside in ${nowhere}, and can't be opened: the folder above it is not there`,
        hint: 'make room there, or name another folder: TMPDIR=FOLDER',
      }),
    );
  });
});

function isLink(path: string): boolean {
  try {
    readlinkSync(path);
    return true;
  } catch {
    return false;
  }
}
