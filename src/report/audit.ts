// What checking the log of changes came to.
import type { CheckedChain, Finding } from '../domain/audit/chain.ts';
import { count } from './count.ts';

/** A hash that somebody noted down, and the line that it is of; null where none has it. */
export interface NotedHash {
  readonly hash: string;
  readonly line: number | null;
}

/** The contract of `fdp audit verify --json`. */
export const auditJson = ({ lines, head, redacted, findings }: CheckedChain, noted: NotedHash | null) => ({
  valid: findings.length === 0 && (noted === null || noted.line !== null),
  lines,
  redacted,
  head: { line: head.line, hash: head.hash },
  noted,
  findings: findings.map(({ line, kind, because }) => ({ line, kind, because })),
});

/** More findings are counted. */
const listed = 20;

const opening: Readonly<Record<Finding['kind'], string>> = {
  content: 'was changed',
  line: 'does not fit',
  missing: 'is missing',
  added: 'was put in',
  redaction: 'was blanked',
  head: 'is not the end',
};

export function describeFindings({ lines, head, redacted, findings }: CheckedChain): string {
  const named = findings.slice(0, listed).map(({ line, kind, because }) => `line ${line} ${opening[kind]}: ${because}`);
  const more = findings.length > listed ? [`and ${findings.length - listed} more`] : [];
  const gone = redacted === 0 ? '' : `; of ${redacted} what they said was removed, as the log says`;
  const good = lines === 0 ? 'The log is empty.' : `${count(lines, 'line')}, each as it was written${gone}.`;
  const sum = findings.length > 0 ? [...named, ...more] : [good];
  return `${[...sum, `The hash of the last one, line ${head.line}:`, head.hash].join('\n')}\n`;
}
