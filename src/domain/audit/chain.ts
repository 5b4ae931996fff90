// The chain of the log: each line carries the hash of the one before, so that nothing can be changed unnoticed.

/**
 * A line of the log. `change` is the number of the first line of the transaction that wrote it, `undoes` the change that
 * was taken back by it. A line whose content was removed for good has neither command, what, changes nor salt, keeps digest
 * and hash, and names in `redacted_in` the line that removed it.
 */
export interface ChainedLine {
  readonly id: number;
  readonly at: string;
  readonly by: string;
  readonly change: number;
  readonly undoes: number | null;
  readonly command: string;
  readonly what: string;
  readonly changes: string | null;
  readonly salt: string;
  readonly digest: string;
  readonly hash: string;
  readonly redacted_in: number | null;
}

type Sha256 = (text: string) => string;

/** Of what may be removed one day. The salt is random: without it nobody can try out names until the digest fits. */
export const digestOf = (
  { salt, command, what, changes }: Pick<ChainedLine, 'salt' | 'command' | 'what' | 'changes'>,
  sha256: Sha256,
): string => sha256(JSON.stringify([salt, command, what, changes]));

/** Of the line before and all that stays of this one for good. */
export const hashOf = (
  previous: string,
  line: Pick<ChainedLine, 'id' | 'at' | 'by' | 'change' | 'undoes' | 'digest'>,
  sha256: Sha256,
): string => sha256(JSON.stringify([previous, line.id, line.at, line.by, line.change, line.undoes, line.digest]));

/** What the database keeps beside the log: how far it went, and the hash of its last line. */
export interface Head {
  readonly line: number;
  readonly hash: string;
}

/** Both ends of the log as the database keeps them beside it. */
export interface KeptEnds {
  /** Null where it is not kept any more. */
  readonly head: Head | null;
  /** Random, of this database alone: what stands for the hash of a line before the first one. */
  readonly origin: string;
}

export interface Finding {
  readonly line: number;
  readonly kind: 'content' | 'line' | 'missing' | 'added' | 'redaction' | 'head';
  readonly because: string;
}

export interface CheckedChain {
  readonly lines: number;
  /** As the lines have it. */
  readonly head: Head;
  readonly redacted: number;
  readonly findings: readonly Finding[];
}

/** What a line that removes the content of others says of them. */
export const redactedKey = 'redactedLines';

/** Holds every line against the one before and against itself, and the last one against the head; in order of their numbers. */
export function checkChain(lines: Iterable<ChainedLine>, { head, origin }: KeptEnds, sha256: Sha256): CheckedChain {
  const findings: Finding[] = [];
  const redacted: ChainedLine[] = [];
  const removals = new Map<number, ReadonlySet<number>>();
  let count = 0;
  let last: Head = { line: 0, hash: origin };
  // The hash that the line before ought to have, where it has another: what follows was written on that one.
  let ought = origin;
  for (const line of lines) {
    count++;
    for (let missing = last.line + 1; missing < line.id && missing <= last.line + 5; missing++) {
      findings.push({ line: missing, kind: 'missing', because: 'it is not there any more' });
    }
    if (line.redacted_in === null) {
      if (digestOf(line, sha256) !== line.digest) {
        findings.push({ line: line.id, kind: 'content', because: 'what it says is not what was written' });
      }
      if (line.what.includes(redactedKey)) removals.set(line.id, removedBy(line.what));
    } else redacted.push(line);
    const hash = hashOf(last.hash, line, sha256);
    if (line.hash !== hash && line.hash !== hashOf(ought, line, sha256)) {
      const isGap = line.id !== last.line + 1;
      findings.push({
        line: line.id,
        kind: 'line',
        because: isGap
          ? 'it does not follow on the line that stands before it now'
          : 'it was changed, or does not follow on the line before',
      });
    }
    ought = hash;
    last = { line: line.id, hash: line.hash };
  }
  for (const line of redacted) {
    const because = whyNotRedacted(line, removals);
    if (because !== null) findings.push({ line: line.id, kind: 'redaction', because });
  }
  findings.push(...headFindings(last, head));
  return { lines: count, head: last, redacted: redacted.length, findings: findings.sort((a, b) => a.line - b.line) };
}

function removedBy(what: string): ReadonlySet<number> {
  try {
    const said = (JSON.parse(what) as Record<string, unknown>)[redactedKey];
    return new Set(Array.isArray(said) ? (said as number[]) : []);
  } catch {
    return new Set();
  }
}

function whyNotRedacted(line: ChainedLine, removals: ReadonlyMap<number, ReadonlySet<number>>): string | null {
  const { id, command, what, changes, salt, redacted_in: by } = line;
  if (by === null || removals.get(by)?.has(id) !== true || by <= id) {
    return `its content is gone, and line ${by ?? ''} does not say that it was removed`;
  }
  return command === '' && what === '' && changes === null && salt === ''
    ? null
    : `line ${by} removed its content, and here is some`;
}

function headFindings(last: Head, head: Head | null): Finding[] {
  if (head === null) {
    return last.line === 0
      ? []
      : [{ line: last.line, kind: 'head', because: 'how far the log goes is not kept any more' }];
  }
  if (last.line < head.line) {
    return [
      { line: last.line + 1, kind: 'missing', because: `the log went on to line ${head.line}: its end was cut off` },
    ];
  }
  if (last.line > head.line) {
    return [{ line: head.line + 1, kind: 'added', because: `the log ended with line ${head.line}, as fdp wrote it` }];
  }
  return last.hash === head.hash
    ? []
    : [{ line: last.line, kind: 'head', because: 'its hash is not the one that was kept of the end of the log' }];
}
