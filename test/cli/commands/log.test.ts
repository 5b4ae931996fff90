// fdp log and fdp audit verify: what no transcript shows.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { atDesk, type Desk } from '../../properties/desk.ts';
import { smallExport } from '../../properties/small-export.ts';
import { runHere } from '../../support/run-here.ts';

interface Log {
  readonly lines: readonly { readonly line: number; readonly what: Readonly<Record<string, unknown>> }[];
  readonly more: boolean;
}

const take = async (desk: Desk): Promise<void> => {
  desk.write('all.csv', smallExport(1));
  await desk.fdp(['import', 'all.csv']);
};

const edit = (desk: Desk, from: string, to: string): void => {
  const file = path.join(desk.folder, 'program/rubric.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
};

it('a change of the program files is a line, by whoever came with them first', () =>
  atDesk(async (desk) => {
    await desk.fdp(['init', '--yes']);
    await take(desk);
    edit(desk, 'version: "2016.1"', 'version: "2016.2"');
    await desk.fdp(['show', '1']);
    await desk.fdp(['show', '1']);
    const { lines } = await desk.json<Log>(['log']);
    expect(lines.map(({ what }) => what['program'] ?? what['import'])).toEqual([
      ['rubric.version "2016.1" → "2016.2"'],
      1,
    ]);
    expect((await desk.fdp(['log'])).out).toContain(
      'the program files had changed: rubric.version "2016.1" → "2016.2"',
    );
  }));

it('lines before a day, and those above the number asked for, are left out', () =>
  atDesk(async (desk) => {
    await take(desk);
    await desk.fdp(['review', '--window', 'rolling']);
    for (const [at, decision] of ['waitlist', 'accept', 'withdraw'].entries()) {
      await desk.fdp(['decide', '1', decision, '--reason', 'So it is'], `2016-02-${20 + at}T18:00:00Z`);
    }
    const linesOf = async (...args: string[]) => {
      const { lines, more } = await desk.json<Log>(['log', ...args]);
      return [lines.map(({ line }) => line), more];
    };
    expect(await linesOf('--since', '2016-02-21')).toEqual([[5, 4], false]);
    expect(await linesOf('--since', '2016-02-21T18:00:01Z')).toEqual([[5], false]);
    expect(await linesOf('--top', '2')).toEqual([[5, 4], true]);
    expect(await linesOf('1', '--top', '5')).toEqual([[5, 4, 3, 2, 1], false]);
    expect(await linesOf('2')).toEqual([[], false]);
  }));

it('a hash that was noted down is found in the log, by its beginning too', () =>
  atDesk(async (desk) => {
    await take(desk);
    const { head } = await desk.json<{ head: { hash: string } }>(['audit', 'verify']);
    await desk.fdp(['review', '--window', 'rolling']);
    expect((await desk.fdp(['audit', 'verify', '--head', head.hash.slice(0, 12)])).out).toContain('that of line 1.');
    const noted = { noted: { hash: head.hash, line: 1 }, valid: true, lines: 2 };
    expect(await desk.json(['audit', 'verify', '--head', head.hash])).toMatchObject(noted);
  }));

describe('what was known then', () => {
  const asOf = async (desk: Desk, day: string) => {
    const { notKnown } = await desk.json<{ notKnown: string[] }>(['show', '1', '--as-of', day], '2016-03-01T18:00:00Z');
    return notKnown;
  };

  it('is said not to be known where an import was taken back since', () =>
    atDesk(async (desk) => {
      await take(desk);
      desk.write('more.csv', smallExport(3));
      await desk.fdp(['import', 'more.csv'], '2016-02-17T18:00:00Z');
      await desk.fdp(['undo', 'import', '2', '--yes'], '2016-02-19T18:00:00Z');
      expect(await asOf(desk, '2016-02-16')).toEqual([]);
      expect(await asOf(desk, '2016-02-18')).toEqual([
        'Import 2 was there then, and was taken back on 2016-02-19: what it had brought can’t be known any more.',
      ]);
      expect(await asOf(desk, '2016-02-20')).toEqual([]);
    }));

  it('is said to be worked out by other rules where the program has changed since', () =>
    atDesk(async (desk) => {
      await desk.fdp(['init', '--yes']);
      await take(desk);
      edit(desk, 'version: "2016.1"', 'version: "2016.2"');
      await desk.fdp(['windows'], '2016-02-18T18:00:00Z');
      expect(await asOf(desk, '2016-02-17')).toEqual([
        'The program files have changed since (line 2, 2016-02-18): points and gate are worked out by those in force now.',
      ]);
      expect(await asOf(desk, '2016-02-18')).toEqual([]);
    }));

  it('is nothing of somebody who came later, nor of what is to come', () =>
    atDesk(async (desk) => {
      await take(desk);
      const ran = (...args: string[]) => runHere(desk.folder, ['show', ...args], '2016-03-01T18:00:00Z');
      expect(await ran('1', '--as-of', '2016-02-15')).toMatchObject({ exitCode: 1, out: '' });
      expect(await ran('p0@example.org', '--as-of', '2016-02-15')).toMatchObject({ exitCode: 1, out: '' });
      expect(await ran('1', '--as-of', '2016-03-02')).toMatchObject({ exitCode: 2, out: '' });
      expect(await ran('1', '--as-of', '2016-02-15', '--original')).toMatchObject({ exitCode: 2, out: '' });
    }));
});
