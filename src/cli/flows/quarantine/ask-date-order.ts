// Which comes first in a column of dates, the day or the month: asked once for the column.
import type { IssueSummary } from '../../../domain/intake/issue-summary.ts';
import { type DateOrder, parseTimestamp } from '../../../domain/time/timestamp.ts';
import { createZone } from '../../../domain/time/zone.ts';
import { shownValue } from '../../../report/issue-words.ts';
import { visible } from '../../../report/visible.ts';
import type { CauseCounts } from '../../../store/issues.ts';
import { askOne } from '../../prompt.ts';
import { dateLesson } from './resolve-by-flags.ts';
import { carryOutAnswer, type GoOn, type Sitting } from './sitting.ts';

export async function askDateOrder(sitting: Sitting, { cause }: CauseCounts, { values }: IssueSummary): Promise<GoOn> {
  const { context, program } = sitting;
  // A date that is the same either way would not tell.
  const value = values.find((one) => dayIn(one, 'day-first') !== dayIn(one, 'month-first')) ?? values[0] ?? '';
  const choices = (['day-first', 'month-first'] as const).map((order) => {
    const which = order === 'day-first' ? 'the day comes first' : 'the month comes first';
    const day = dayIn(value, order);
    return { name: day === null ? which : `${day}: ${which}`, value: order };
  });
  const message = `Which day is ${shownValue(value)} in "${visible(cause.subject)}"?`;
  const said = await askOne<DateOrder | GoOn>(context.io, message, [
    ...choices,
    { name: 'later', value: 'next' },
    { name: 'stop here', value: 'stop' },
  ]);
  if (said === 'next' || said === 'stop') return said;
  await carryOutAnswer(sitting, { kind: 'learn', cause, lesson: dateLesson(program, cause, said) });
  return 'next';
}

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November'],
  'December',
];

/** `3 February 2016`; null where the value is no time in that order. */
function dayIn(value: string, dateOrder: DateOrder): string | null {
  const read = parseTimestamp(value.trim(), { zone: createZone('UTC'), dateOrder, twoDigitYears: true });
  if (!read.ok) return null;
  const [year = '', month = '', day = ''] = read.at.slice(0, 10).split('-');
  return `${Number(day)} ${months[Number(month) - 1] ?? month} ${year}`;
}
