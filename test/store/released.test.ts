// Every version that was released has a database kept of it, and each goes on with the tool as it is now.
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { newestSchema } from '../../src/store/migrate.ts';
import { responses } from '../cli/commands/responses.ts';
import { atDesk } from '../properties/desk.ts';
import { onCopyOf } from '../support/folder-state.ts';
import { root } from '../support/run-fdp.ts';

const databases = path.join(root, 'test', 'fixtures', 'databases');
const fileOf = (version: string): string => path.join(databases, `fdp-${version}.sqlite`);

/** As the change log tells them: `## 0.1.0, 2026-11-23`; what is not out yet has no date. */
const headings = [
  ...readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8').matchAll(/^## (\d+\.\d+\.\d+), (.+)$/gm),
].map(([, version = '', when = '']) => ({ version, isReleased: /^\d{4}-\d{2}-\d{2}$/.test(when) }));
const released = headings.filter(({ isReleased }) => isReleased).map(({ version }) => version);

const schemaIn = (file: string): number =>
  onCopyOf(file, (driver) => Number(driver.prepare("select value from meta where key = 'schema'").pluck().get()));

describe('the versions that are out', () => {
  it('are in the change log, the one of package.json above all', () => {
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
    expect(headings[0]?.version).toBe(version);
    expect(released).toContain('0.1.0');
  });

  it.each(released)('%s: a database of it is kept', (version) => {
    const hint = `make it with fdp ${version}, before anything else is changed: ${path.relative(root, fileOf(version))}`;
    expect(existsSync(fileOf(version)), hint).toBe(true);
    expect(schemaIn(fileOf(version))).toBeLessThanOrEqual(newestSchema);
  });

  it('have no file of a version that is not out', () => {
    expect(readdirSync(databases)).toEqual(released.map((version) => `fdp-${version}.sqlite`).sort());
  });

  it('the newest of them has the newest schema, unless another version is on its way', () => {
    const [newest = ''] = released;
    if (headings[0]?.isReleased) expect(schemaIn(fileOf(newest))).toBe(newestSchema);
    else expect(schemaIn(fileOf(newest))).toBeLessThanOrEqual(newestSchema);
  });
});

describe.each(released)('a database of fdp %s', (version) => {
  it('goes through the main job to its end, and was copied before it was changed', () =>
    atDesk(async (desk) => {
      copyFileSync(fileOf(version), desk.database);
      const first = await desk.fdp(['windows']);
      const copy = 'fdp-before-upgrade-2016-02-16.db';
      if (schemaIn(fileOf(version)) < newestSchema) {
        expect(first.notes).toContain(`as it was it is kept in ${copy}.`);
        expect(schemaIn(path.join(desk.folder, copy))).toBe(schemaIn(fileOf(version)));
      }
      desk.write('again.csv', responses());
      const late = responses().replaceAll('@example.org', '.late@example.org');
      desk.write('late.csv', late);
      await desk.fdp(['import', 'again.csv', 'late.csv']);
      await desk.fdp(['review', '--window', 'rolling']);
      await desk.fdp(['reviewers', 'add', 'Ada Park', '--email', 'ada@readers.example.com']);
      await desk.fdp(['assign', 'rolling-1', '--reviews', '1']);
      const [one] = desk.rows('select application_id as id from assignment order by 1');
      const application = String(one?.['id']);
      const scores = ['--score', 'motivation=5', '--score', 'equity=3'];
      await desk.fdp(['read', '--reviewer', 'ada', '--application', application, ...scores]);
      await desk.fdp(['decide', application, 'accept', '--reason', 'a test']);
      await desk.fdp(['undo', 'decision', '--yes']);
      await desk.fdp(['decide', application, 'waitlist', '--reason', 'a test']);
      for (const args of [
        ...[['shortlist', 'rolling-1'], ['show', application], ['list'], ['issues'], ['imports'], ['batches']],
        ...[
          ['progress', 'rolling-1'],
          ['decisions', 'rolling-1'],
          ['people', 'duplicates'],
          ['score'],
          ['backup', 'b.db'],
        ],
      ]) {
        await desk.fdp(args);
      }
      await desk.fdp(['restore', 'b.db', '--yes']);
      expect(desk.rows('pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
      expect(desk.rows('pragma foreign_key_check')).toEqual([]);
      expect(desk.rows('select decision from decision')).toEqual([{ decision: 'waitlist' }]);
      expect(desk.rows("select value from meta where key = 'schema'")).toEqual([{ value: String(newestSchema) }]);
    }));

  it('keeps three copies of those that are made before an upgrade, the newest', () =>
    atDesk(async (desk) => {
      if (schemaIn(fileOf(version)) === newestSchema) return;
      for (const day of [16, 17, 18, 19, 19]) {
        copyFileSync(fileOf(version), desk.database);
        await desk.fdp(['windows'], `2016-02-${day}T18:00:00Z`);
      }
      const kept = readdirSync(desk.folder).filter((name) => name.includes('upgrade'));
      expect(kept.sort()).toEqual([18, 19, '19-2'].map((day) => `fdp-before-upgrade-2016-02-${day}.db`).sort());
    }));
});
