import { describe, expect, it } from 'vitest';
import { examine, needsDoing } from '../../../src/domain/health/examine.ts';
import type { DatabaseFacts, Facts } from '../../../src/domain/health/facts.ts';
import { describeHealth, healthJson } from '../../../src/report/doctor.ts';
import { createStyle } from '../../../src/report/style.ts';

const content: DatabaseFacts = {
  bytes: 1_000_000,
  applications: 3,
  schema: 4,
  newestSchema: 4,
  newestEntry: '2016-02-16T18:00:00Z',
  damage: [],
  dangling: [],
};

const well: Facts = {
  version: '0.2.0',
  node: '20.19.0',
  database: 'fdp.db',
  now: '2016-02-16T19:00:00Z',
  isRehearsed: false,
  exists: true,
  drive: { value: { network: null, synced: null, freeBytes: 10e9 } },
  rights: { value: { open: [], unwritable: [] } },
  around: {
    value: { orphans: [], leftovers: [], backup: { path: 'fdp-backup-2016-02-16.db', at: '2016-02-16T00:00:00Z' } },
  },
  content: { value: content },
  program: { value: { shown: 'program', mistakes: 0 } },
  log: { value: { lines: 7, findings: [] } },
};

const inside = (change: Partial<DatabaseFacts>): Partial<Facts> => ({ content: { value: { ...content, ...change } } });
const around = (change: object): Partial<Facts> => ({
  around: { value: { orphans: [], leftovers: [], backup: null, ...change } },
});

describe('what the doctor finds', () => {
  it('is nothing where all is well: every check is fine', () => {
    const findings = examine(well);
    expect(findings.map(({ state }) => state)).toEqual(findings.map(() => 'fine'));
    expect(new Set(findings.map(({ check }) => check)).size).toBe(13);
    expect(needsDoing(findings)).toBe(false);
    for (const { remedy } of healthJson(findings, 'fdp.db')) expect(remedy).toBe(null);
  });

  it.each<[string, Partial<Facts>, string, 'wrong' | 'note']>([
    ['an old Node', { node: '20.18.3' }, 'install Node 20.19 or later', 'wrong'],
    ['a much older Node', { node: '18.20.0' }, 'install Node 20.19 or later', 'wrong'],
    ['no database', { exists: false, content: null }, 'fdp import FILE', 'note'],
    [
      'a damaged database and a backup',
      { content: { error: 'fdp.db is damaged', hint: null } },
      'fdp restore fdp-backup-2016-02-16.db',
      'wrong',
    ],
    [
      'a newer database and no backup',
      { content: { error: 'fdp.db was written by a newer fdp', hint: 'Install the newer fdp' }, ...around({}) },
      'Install the newer fdp',
      'wrong',
    ],
    [
      'damaged pages',
      inside({ damage: ['wrong # of entries in index x'] }),
      'fdp restore fdp-backup-2016-02-16.db',
      'wrong',
    ],
    [
      'rows that point at nothing',
      inside({ dangling: ['row 3 of score'] }),
      'fdp restore fdp-backup-2016-02-16.db',
      'wrong',
    ],
    ['an older schema', inside({ schema: 1 }), 'fdp windows', 'note'],
    [
      'a file that others may read',
      { rights: { value: { open: [{ path: 'my fdp.db', isFolder: false }], unwritable: [] } } },
      "chmod 600 'my fdp.db'",
      'wrong',
    ],
    [
      'a folder that others may write',
      { rights: { value: { open: [{ path: 'x', isFolder: true }], unwritable: [] } } },
      'chmod go-w x',
      'wrong',
    ],
    [
      'a file that can’t be written',
      { rights: { value: { open: [], unwritable: ['fdp.db'] } } },
      'chmod u+w fdp.db',
      'wrong',
    ],
    [
      'mistakes in the program',
      { program: { value: { shown: 'program', mistakes: 2 } } },
      'fdp program check',
      'wrong',
    ],
    ['no program', { program: { error: 'nowhere does not exist', hint: 'fdp init' } }, 'fdp init', 'wrong'],
    [
      'a log that was tampered with',
      { log: { value: { lines: 7, findings: ['line 3'] } } },
      'fdp audit verify',
      'wrong',
    ],
    [
      'a network drive',
      { drive: { value: { network: 'nfs', synced: null, freeBytes: 10e9 } } },
      'fdp backup ~/fdp.db',
      'wrong',
    ],
    [
      'a synced folder',
      { drive: { value: { network: null, synced: 'Dropbox', freeBytes: 10e9 } } },
      'let Dropbox have backups alone',
      'wrong',
    ],
    ['little room', { drive: { value: { network: null, synced: null, freeBytes: 60e6 } } }, 'make room', 'wrong'],
    ['a clock that is behind', { now: '2016-02-16T17:00:00Z' }, 'set the clock', 'wrong'],
    ['a clock that is far ahead', { now: '2018-02-16T17:00:00Z' }, 'whether the clock', 'note'],
    ['a rehearsal', { isRehearsed: true }, 'unset FDP_NOW', 'note'],
    ['a log without its database', around({ orphans: ['fdp.db-wal'] }), 'put fdp.db back beside it', 'wrong'],
    [
      'what a killed command has left',
      around({ leftovers: ['fdp.db.7.unfinished'] }),
      'rm fdp.db.7.unfinished',
      'wrong',
    ],
    ['no backup', around({}), 'fdp backup', 'note'],
    ['an old backup', { now: '2016-03-16T17:00:00Z' }, 'fdp backup', 'note'],
  ])('%s, with what mends it', (_, change, remedy, state) => {
    const findings = examine({ ...well, ...change });
    const told = healthJson(findings, 'fdp.db').filter((one) => one.remedy?.includes(remedy));
    expect(told.map((one) => one.state)).toEqual([state]);
    expect(needsDoing(findings)).toBe(state === 'wrong');
    expect(describeHealth(findings, 'fdp.db', { style: createStyle(false), width: null })).toContain(
      `-> ${told[0]?.remedy}\n`,
    );
  });

  it('a clock that differs by a little is no finding', () => {
    expect(needsDoing(examine({ ...well, now: '2016-02-16T17:56:00Z' }))).toBe(false);
  });

  it('what could not be looked at is told, and is no fault', () => {
    const findings = examine({ ...well, drive: { error: 'permission denied', hint: null } });
    expect(findings.filter(({ state }) => state === 'unknown').map(({ check }) => check)).toEqual(['drive', 'space']);
    expect(needsDoing(findings)).toBe(false);
  });

  it('names of files steer no terminal', () => {
    const findings = examine({ ...well, ...around({ leftovers: ['\u001b[2J.unfinished'] }) });
    expect(describeHealth(findings, 'fdp.db', { style: createStyle(false), width: null })).not.toContain('\u001b');
  });
});
