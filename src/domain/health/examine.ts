// From what is known to what needs doing: each check by its own rule.
import type { DatabaseFacts, Facts, Found } from './facts.ts';
import { type CheckId, checks, type Finding } from './finding.ts';

/** The oldest Node that the tool runs on. */
const oldestNode = [20, 19] as const;

/** What a command may need beside the database: its log, a copy before an upgrade, and some air. */
const spareBytes = 64 * 1024 * 1024;

const day = 24 * 60 * 60 * 1000;

/** Clocks of two computers differ by a little. */
const toleratedMs = 5 * 60 * 1000;

/** A year without a change is more likely a wrong clock than a program at rest. */
const longRestDays = 400;

/** Without a backup for so long, work of weeks can be lost. */
const backupDays = 7;

/** Everything that was found, in the order of the checks. */
export function examine(facts: Facts): Finding[] {
  const rules: Record<CheckId, (facts: Facts) => Finding[]> = {
    tool,
    database,
    rights,
    integrity,
    references,
    schema,
    program,
    log,
    drive,
    space,
    clock,
    files,
    backup,
  };
  return checks.flatMap((check) => rules[check](facts));
}

/** Whether anything needs doing. */
export const needsDoing = (findings: readonly Finding[]): boolean => findings.some(({ state }) => state === 'wrong');

function tool({ version, node }: Facts): Finding[] {
  const [major = 0, minor = 0] = node.split('.').map(Number);
  const [wantsMajor, wantsMinor] = oldestNode;
  if (major > wantsMajor || (major === wantsMajor && minor >= wantsMinor))
    return [{ check: 'tool', code: 'tool-fine', state: 'fine', version, node }];
  return [{ check: 'tool', code: 'node-too-old', state: 'wrong', node, wants: oldestNode.join('.') }];
}

function database({ exists, content, around }: Facts): Finding[] {
  if (!exists || content === null) return [{ check: 'database', code: 'no-database', state: 'note' }];
  if ('error' in content) {
    const { error, hint } = content;
    return [{ check: 'database', code: 'unreadable', state: 'wrong', error, hint, backup: newest(around) }];
  }
  const { applications } = content.value;
  return [{ check: 'database', code: 'database-fine', state: 'fine', applications }];
}

const newest = (around: Facts['around']): string | null =>
  around !== null && 'value' in around ? (around.value.backup?.path ?? null) : null;

/** What there is to say of something that could be found out; otherwise why not. */
function of<Value>(check: CheckId, found: Found<Value> | null, say: (value: Value) => Finding[]): Finding[] {
  if (found === null) return [];
  if ('error' in found) return [{ check, code: 'not-looked-at', state: 'unknown', error: found.error }];
  return say(found.value);
}

/** Of a database that can't be read one line says so; the checks of what is in it say nothing. */
const inContent = (check: CheckId, { content }: Facts, say: (value: DatabaseFacts) => Finding[]): Finding[] =>
  content !== null && 'error' in content ? [] : of(check, content, say);

function rights({ rights: found }: Facts): Finding[] {
  return of('rights', found, ({ open, unwritable }): Finding[] => {
    const others = open.map((one): Finding => ({ check: 'rights', code: 'open-to-others', state: 'wrong', ...one }));
    const own = unwritable.map((path): Finding => ({ check: 'rights', code: 'unwritable', state: 'wrong', path }));
    const all = [...others, ...own];
    return all.length > 0 ? all : [{ check: 'rights', code: 'rights-fine', state: 'fine' }];
  });
}

const integrity = (facts: Facts): Finding[] =>
  inContent('integrity', facts, ({ damage: [first] }) =>
    first === undefined
      ? [{ check: 'integrity', code: 'whole', state: 'fine' }]
      : [{ check: 'integrity', code: 'damaged', state: 'wrong', first, backup: newest(facts.around) }],
  );

const references = (facts: Facts): Finding[] =>
  inContent('references', facts, ({ dangling: [first] }) =>
    first === undefined
      ? [{ check: 'references', code: 'references-fine', state: 'fine' }]
      : [{ check: 'references', code: 'dangling', state: 'wrong', first, backup: newest(facts.around) }],
  );

const schema = (facts: Facts): Finding[] =>
  inContent('schema', facts, ({ schema: found, newestSchema }) =>
    found === newestSchema
      ? [{ check: 'schema', code: 'schema-fine', state: 'fine' }]
      : [{ check: 'schema', code: 'older', state: 'note', schema: found, newest: newestSchema }],
  );

function program({ program: found }: Facts): Finding[] {
  // Without a program no command goes on.
  if ('error' in found)
    return [{ check: 'program', code: 'no-program', state: 'wrong', error: found.error, hint: found.hint }];
  const { shown, mistakes } = found.value;
  if (mistakes === 0) return [{ check: 'program', code: 'program-fine', state: 'fine', shown }];
  return [{ check: 'program', code: 'mistakes', state: 'wrong', shown, mistakes }];
}

const log = ({ log: found }: Facts): Finding[] =>
  of('log', found, ({ lines, findings }) => {
    const [first] = findings;
    if (first === undefined) return [{ check: 'log', code: 'log-fine', state: 'fine', lines }];
    return [{ check: 'log', code: 'tampered', state: 'wrong', first, findings: findings.length }];
  });

function drive({ drive: found }: Facts): Finding[] {
  return of('drive', found, ({ network, synced }): Finding[] => {
    if (network !== null) return [{ check: 'drive', code: 'network-drive', state: 'wrong', network }];
    if (synced !== null) return [{ check: 'drive', code: 'synced-folder', state: 'wrong', synced }];
    return [{ check: 'drive', code: 'drive-fine', state: 'fine' }];
  });
}

/** Room for a copy of it all, its log, and the same again. */
function space({ drive: found, content }: Facts): Finding[] {
  const bytes = content !== null && 'value' in content ? content.value.bytes : 0;
  const wantedBytes = 3 * bytes + spareBytes;
  return of('space', found, ({ freeBytes }) =>
    freeBytes >= wantedBytes
      ? [{ check: 'space', code: 'space-fine', state: 'fine' }]
      : [{ check: 'space', code: 'little-space', state: 'wrong', freeBytes, wantedBytes }],
  );
}

function clock({ now, isRehearsed, content }: Facts): Finding[] {
  const newestEntry = content !== null && 'value' in content ? content.value.newestEntry : null;
  if (newestEntry !== null) {
    const ahead = Date.parse(now) - Date.parse(newestEntry);
    if (ahead < -toleratedMs) return [{ check: 'clock', code: 'behind', state: 'wrong', now, newestEntry }];
    if (ahead > longRestDays * day) return [{ check: 'clock', code: 'far-ahead', state: 'note', now, newestEntry }];
  }
  if (isRehearsed) return [{ check: 'clock', code: 'rehearsed', state: 'note', now }];
  return [{ check: 'clock', code: 'clock-fine', state: 'fine', now }];
}

const files = ({ around }: Facts): Finding[] =>
  of('files', around, ({ orphans, leftovers }) => {
    const all = [
      ...orphans.map((path): Finding => ({ check: 'files', code: 'orphan', state: 'wrong', path })),
      ...leftovers.map((path): Finding => ({ check: 'files', code: 'leftover', state: 'wrong', path })),
    ];
    return all.length > 0 ? all : [{ check: 'files', code: 'files-fine', state: 'fine' }];
  });

function backup({ around, exists, now }: Facts): Finding[] {
  if (!exists) return [];
  return of('backup', around, ({ backup: found }): Finding[] => {
    if (found === null) return [{ check: 'backup', code: 'no-backup', state: 'note' }];
    const isOld = Date.parse(now) - Date.parse(found.at) > backupDays * day;
    if (isOld) return [{ check: 'backup', code: 'old-backup', state: 'note', ...found }];
    return [{ check: 'backup', code: 'backup-fine', state: 'fine', ...found }];
  });
}
