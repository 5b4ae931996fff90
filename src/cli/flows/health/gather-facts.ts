// Finds out what the doctor wants to know. Whatever fails on the way is a finding, never an end.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { AroundFacts, Facts, Found } from '../../../domain/health/facts.ts';
import { systemReason } from '../../../domain/system-reason.ts';
import { UserError } from '../../../domain/user-error.ts';
import { besideOf } from '../../../files/health/around.ts';
import { driveOf } from '../../../files/health/drive.ts';
import { rightsOf } from '../../../files/health/rights.ts';
import { readProgram } from '../../../files/program/load-program.ts';
import { verifyLog } from '../../../store/audit-lines.ts';
import { copiesOf, copyKinds } from '../../../store/copy-names.ts';
import { examineDatabase } from '../../../store/examine.ts';
import { type Context, databasePath, patienceOf, programFolder, shownPath, withStore } from '../../context.ts';
import { passphraseOf } from '../../passphrase.ts';

export async function gatherFacts(context: Context): Promise<Facts> {
  const { io, version } = context;
  const file = databasePath(context);
  const folder = path.dirname(file);
  const exists = existsSync(file);
  const shown = (one: string): string => shownPath(context, one);
  const inFolder = async <Value>(work: () => Value): Promise<Found<Value> | null> =>
    existsSync(folder) ? found(work) : null;
  // Before the database is opened: that mends what a killed command has left, and makes files of its own.
  const around = await inFolder(() => aroundOf(file, shown));
  // A passphrase that is wanted is no finding: with it there may be none.
  const passphrase = await passphraseOf(context, file);
  const content = exists ? await found(() => examineDatabase(file, patienceOf(context), passphrase)) : null;
  const copies = (): string[] => copyKinds.flatMap((kind) => copiesOf(file, kind));
  return {
    version,
    node: process.versions.node,
    database: shown(file),
    now: io.now(),
    isRehearsed: Boolean(io.env['FDP_NOW']),
    exists,
    drive: await inFolder(() => driveOf(folder)),
    rights: await inFolder(() => {
      const { open, unwritable } = rightsOf(file, copies());
      return { open: open.map((one) => ({ ...one, path: shown(one.path) })), unwritable: unwritable.map(shown) };
    }),
    around,
    content,
    program: await found(async () => {
      const { dir, how } = await programFolder(context);
      const { mistakes } = await readProgram(dir);
      return { shown: how === 'built-in' ? 'the built-in program' : shown(dir), mistakes: mistakes.length };
    }),
    log: isReadable(content) ? await found(() => logOf(context)) : null,
  };
}

/** The log of an older schema is no chain yet, and of what is damaged nothing can be said. */
const isReadable = (content: Facts['content']): boolean =>
  content !== null &&
  'value' in content &&
  content.value.schema === content.value.newestSchema &&
  content.value.damage.length === 0;

async function logOf(context: Context): Promise<{ lines: number; findings: string[] }> {
  const { lines, findings } = await withStore(context, { create: false }, verifyLog);
  return { lines, findings: findings.map(({ line, because }) => `line ${line}: ${because}`) };
}

/** What came of some work, or why nothing did. */
async function found<Value>(work: () => Promise<Value> | Value): Promise<Found<Value>> {
  try {
    return { value: await work() };
  } catch (error) {
    if (error instanceof UserError) {
      const code = String((error.cause as { code?: unknown } | undefined)?.code);
      // Of what is damaged the doctor knows better what helps.
      const hint = code.startsWith('SQLITE_CORRUPT') ? null : (error.hint ?? null);
      return { error: error.message.replace(/\.$/, ''), hint: hint?.replace(/\.$/, '') ?? null };
    }
    if (typeof (error as { code?: unknown }).code === 'string') return { error: systemReason(error), hint: null };
    throw error;
  }
}

function aroundOf(file: string, shown: (one: string) => string): AroundFacts {
  const { orphans, leftovers } = besideOf(file);
  const last = copiesOf(file, 'backup').at(-1);
  // The day in its name: the file may have been copied since.
  const at = `${/\d{4}-\d{2}-\d{2}/.exec(path.basename(last ?? ''))?.[0]}T00:00:00Z`;
  return {
    orphans: orphans.map(shown),
    leftovers: leftovers.map(shown),
    backup: last === undefined ? null : { path: shown(last), at },
  };
}
