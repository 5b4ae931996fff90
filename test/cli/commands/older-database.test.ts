// A database of fdp 0.1.0 goes on with this one. fdp-0.1.0.sqlite was made by that release, from responses.csv of
// transcripts/quarantine.md: import responses.csv, review --window rolling, import roster.csv (a good line, and one
// without an address).
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { newestSchema } from '../../../src/store/migrate.ts';
import { atDesk, type Desk, morningAfter } from '../../properties/desk.ts';
import { root } from '../../support/run-fdp.ts';
import { runHere } from '../../support/run-here.ts';
import { responses } from './responses.ts';

const before = path.join(root, 'test', 'fixtures', 'databases', 'fdp-0.1.0.sqlite');

const atOldDesk = (work: (desk: Desk) => Promise<void>): Promise<void> =>
  atDesk(async (desk) => {
    copyFileSync(before, desk.database);
    await work(desk);
  });

interface Issues {
  readonly issues: readonly Readonly<Record<string, unknown>>[];
}

const issuesOf = async (desk: Desk) =>
  (await desk.json<Issues>(['issues'])).issues.map(({ issue, kind, rows, code, form, column }) => [
    ...[issue, kind, rows, code],
    ...[form, column],
  ]);

const waiting = [
  [1, 'held', 2, 'invalid-email', 'application', 'Email'],
  [2, 'held', 1, 'impossible-timestamp', 'application', 'Timestamp'],
  [3, 'held', 1, 'ragged-row', 'application', null],
  [4, 'held', 1, 'invalid-email', 'roster', 'Email'],
  [5, 'question', 2, 'unknown-option', 'application', 'Curriculum focus area'],
  [6, 'question', 1, 'unknown-place', 'application', 'State'],
];

describe('a database of fdp 0.1.0', () => {
  it('comes to the newest schema with all that it held, and asks what it did not ask', () =>
    atOldDesk(async (desk) => {
      const held = 'select id, digest, import_id, form, line, cells, issues from held_row order by id';
      const [rows, stood] = [desk.rows(held), desk.standings()];
      expect(await issuesOf(desk)).toEqual(waiting);
      expect(desk.rows("select value from meta where key = 'schema'")).toEqual([{ value: String(newestSchema) }]);
      expect(desk.rows(held)).toEqual(rows);
      expect(desk.rows('select distinct status from held_row where cause_id <> 0')).toEqual([{ status: 'held' }]);
      expect(desk.standings()).toEqual(stood);
      expect(desk.rows('pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
      expect(desk.rows('pragma foreign_key_check')).toEqual([]);
    }));

  it('lets a row of it be corrected, ranks it, and keeps the batch that was there', () =>
    atOldDesk(async (desk) => {
      const { out: shortlist } = await desk.fdp(['shortlist', '--json']);
      expect((await desk.fdp(['resolve', '1:3', '--set', 'Email=ben@example.org'])).out).toBe(
        'Row 1:3 is in: application 4, new.\n',
      );
      expect((await desk.fdp(['shortlist', '--json'])).out).toBe(shortlist);
      expect((await desk.fdp(['review', '--window', 'rolling'])).notes).toBe(
        'Batch rolling-2 taken up: 1 application.\n',
      );
      expect((await desk.fdp(['shortlist'])).out.split('\n').slice(1)).toEqual([
        'csf\tshortlist\t1\t4\tBen Osei\tben@example.org\tOH\tnone\texceeds\t20\t20\t4\t6\t2016-01-12T18:00:00Z\t\t\t\t',
        '',
      ]);
      expect(desk.rows('select rows, new, held from import')).toEqual([
        { rows: 7, new: 4, held: 3 },
        { rows: 2, new: 1, held: 1 },
      ]);
    }));

  it('lets a line of its roster be corrected, and a row be skipped', () =>
    atOldDesk(async (desk) => {
      await desk.fdp(['resolve', '2:3', '--set', 'Email=dan@example.org']);
      expect(desk.standings().map(({ email, priority }) => [email, priority])).toEqual([
        ['ana@example.org', 'verified'],
        ['dan@example.org', 'verified'],
        ['eve@example.org', 'none'],
      ]);
      await desk.fdp(['resolve', '1:7', '--skip', '--reason', 'A test of the form']);
      expect((await issuesOf(desk)).slice(0, 2)).toEqual([[1, 'held', 1, ...(waiting[0] ?? []).slice(3)], waiting[1]]);
    }));

  it('says of a row that is wider than the headers it kept what helps, and that helps', () =>
    atOldDesk(async (desk) => {
      await desk.fdp(['issues']);
      const kept = desk.dump();
      const join = ['resolve', '1:8', '--join', '15'];
      expect(await runHere(desk.folder, join, morningAfter)).toEqual({
        exitCode: 1,
        out: '',
        notes:
          "error: Row 1:8 can't be read again: an older fdp held it, which did not keep the headers of responses.csv; import that file again, then it can be settled.\n",
      });
      expect(desk.dump()).toBe(kept);
      desk.write('responses.csv', responses());
      await desk.fdp(['import', 'responses.csv']);
      // The rows went over to the import that knows how its file is laid out; the numbers of both add up.
      expect(desk.rows('select rows, new, unchanged, held from import')).toEqual([
        { rows: 7, new: 3, unchanged: 0, held: 4 },
        { rows: 2, new: 1, unchanged: 0, held: 1 },
        { rows: 7, new: 0, unchanged: 3, held: 4 },
      ]);
      expect(await issuesOf(desk)).toEqual(waiting);
      expect((await desk.fdp(['resolve', '3:8', '--join', '15'])).out).toBe('Row 3:8 is in: application 4, new.\n');
      expect((await desk.fdp(['issues', '3:3', '--original', '--raw'])).out).toBe(`${responses().split('\n')[2]}\r\n`);
    }));

  it('has its questions answered, and keeps what stood there', () =>
    atOldDesk(async (desk) => {
      const { out } = await desk.fdp(['resolve', '6', '--means', 'CA']);
      expect(out).toContain('1 submission is read otherwise now.\n');
      expect(desk.rows("select status, was is not null as kept from unread_value where field = 'state'")).toEqual([
        { status: 'answered', kept: 1 },
      ]);
    }));
});
