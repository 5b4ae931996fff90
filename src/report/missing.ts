// Earlier submissions that a newer export does not hold: told, so that nobody finds out in May, and nothing more.
import type { Missing, MissingSubmission } from '../domain/intake/report.ts';
import type { Zone } from '../domain/time/zone.ts';
import { count } from './count.ts';
import type { Style } from './style.ts';
import { visible } from './visible.ts';
import { wrap } from './width.ts';

/** The part of the contract of `fdp import --json` that is there only where something is missing. */
export const missingJson = ({ total, listed }: Missing) => ({
  missing: listed,
  ...(total === listed.length ? {} : { missingUnlisted: total - listed.length }),
});

const namedAtMost = 5;

export interface MissingLook {
  readonly width: number;
  readonly style: Style;
  readonly zone: Zone;
}

/** For a person: how many, some of them by name, what it may mean, and that nothing is lost. */
export function describeMissing({ total, listed }: Missing, look: MissingLook): string {
  const { width, style, zone } = look;
  const are = total === 1 ? 'is' : 'are';
  const said = `${count(total, 'earlier submission')} ${are} not in this file, although it holds older and newer ones. Nothing is deleted:`;
  const people = listed.slice(0, namedAtMost).map((one) => personLine(one, zone));
  const more = total > people.length ? [`and ${count(total - people.length, 'more', 'more')} (--json lists them)`] : [];
  const remedy =
    'if the export was filtered, or holds a part of the responses, all is well. Where a response was deleted in the ' +
    'form tool, fdp show NUMBER shows what is kept of it.';
  const lines = [
    ...wrap(said, width - 7).map((line, at) => `  ${at === 0 ? style.warn('note') : '    '} ${line}`),
    ...[...people, ...more].flatMap((line) =>
      wrap(line, width - 11).map((part, at) => `       ${at === 0 ? '' : '  '}${part}`),
    ),
    ...wrap(remedy, width - 9).map((line, at) => `       ${at === 0 ? '→' : ' '} ${line}`),
  ];
  return `${lines.join('\n')}\n`;
}

const personLine = ({ application, name, email, submittedAt }: MissingSubmission, zone: Zone): string =>
  visible(`${application}  ${name || '(no name)'} <${email}>, ${zone.formatLocal(submittedAt).slice(0, 16)}`);
