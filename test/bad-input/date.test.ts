// A date, an instant, a year or a number that can't be: refused, never rolled over or guessed.
import { describe, it } from 'vitest';
import { failed } from '../support/run-fdp.ts';
import { expectRefusal, folderWithDatabase } from './corpus.ts';

type Case = readonly [args: readonly string[], stderr: string];

const asOf =
  'Write a date, such as 2016-02-15 (the end of that day counts), or an instant, such as 2016-02-15T12:00:00Z.\n';
const expected = 'expected a date such as 2016-02-15, or an instant such as 2016-02-15T12:00:00Z.\n';
const review = ['review', '--window', 'rolling', '--as-of'];
const extend = ['window', 'extend', 'rolling', '--reason', 'Snow', '--to'];

describe('an impossible', () => {
  it.each<Case>([
    [[...review, '2016-02-30'], `error: --as-of 2016-02-30: February 2016 has 29 days.\n${asOf}`],
    [[...review, '2015-02-29'], `error: --as-of 2015-02-29: February 2015 has 28 days.\n${asOf}`],
    [[...review, '2016-13-01'], `error: --as-of 2016-13-01: there is no month 13.\n${asOf}`],
    [[...review, '2016-02-15T25:00:00Z'], `error: --as-of 2016-02-15T25:00:00Z: there is no hour 25.\n${asOf}`],
    [[...review, '2/15/2016'], `error: --as-of 2/15/2016: ${expected}`],
    [[...review, 'yesterday'], `error: --as-of yesterday: ${expected}`],
    [['windows', '--as-of', '2016-02-30'], `error: --as-of 2016-02-30: February 2016 has 29 days.\n${asOf}`],
  ])('--as-of: %j', async (args, stderr) => {
    await expectRefusal(await folderWithDatabase(), args, failed(stderr, 2));
  });

  it.each<Case>([
    [[...extend, '2016-02-30'], 'error: --to 2016-02-30: February 2016 has 29 days.\n'],
    [[...extend, '15.3.2016'], 'error: --to 15.3.2016: expected a date, such as 2016-03-15.\n'],
    [
      [...extend, '2016-02-01'],
      'error: --to 2016-02-01: the window closes on 2016-02-15 already, and an extension goes to a later day.\n',
    ],
  ])('--to: %j', async (args, stderr) => {
    await expectRefusal(await folderWithDatabase(), args, failed(stderr, 2));
  });

  it.each<Case>([
    [['review', '--window', 'annual', '--cycle', '17'], 'error: --cycle 17: expected a year.\nSuch as --cycle 2017.\n'],
    [
      ['review', '--window', 'annual', '--cycle', 'next'],
      'error: --cycle next: expected a year.\nSuch as --cycle 2017.\n',
    ],
    [
      ['review', '--window', 'rolling', '--cycle', '2017'],
      'error: --cycle goes with --window annual: the rolling window has no year.\n',
    ],
  ])('--cycle: %j', async (args, stderr) => {
    await expectRefusal(await folderWithDatabase(), args, failed(stderr, 2));
  });

  it('review: of a year that has not closed', async () => {
    await expectRefusal(
      await folderWithDatabase(),
      ['review', '--window', 'annual', '--cycle', '2017'],
      failed(`error: annual-2017 has not closed yet: people can still apply until the end of 2017-02-15.
Review it after that day, or add --early to take up what waits already.
`),
    );
  });

  it.each(['0', '-1', '1.5', '1e3', 'ten', '99999999999'])('--top %s', async (top) => {
    const refusal = failed(`error: --top ${top}: expected a whole number from 1 up.\nSuch as --top 20.\n`, 2);
    await expectRefusal(await folderWithDatabase(), ['review', '--window', 'rolling', '--top', top], refusal);
  });

  it.each<Case>([
    [
      ['init', 'spring', '--yes', '--closes-on', '2016-02-30'],
      'error: --closes-on 2016-02-30: expected a date that exists.\n',
    ],
    [
      ['init', 'spring', '--yes', '--closes-on', 'soon'],
      'error: --closes-on soon: expected a date such as 2016-02-15.\n',
    ],
    [
      ['init', 'spring', '--yes', '--time-zone', 'Mars'],
      'error: --time-zone Mars: expected a time zone of the IANA list, such as America/Los_Angeles.\n',
    ],
  ])('start of a program: %j', async (args, stderr) => {
    await expectRefusal(await folderWithDatabase(), args, failed(stderr, 2));
  });

  it.each(['yesterday', '2016-02-30T00:00:00Z'])('FDP_NOW=%s', async (FDP_NOW) => {
    const refusal = failed(`error: FDP_NOW ${FDP_NOW}: expected an instant such as 2016-02-16T09:00:00Z.\n`, 2);
    await expectRefusal(await folderWithDatabase(), ['review', '--window', 'rolling'], refusal, { env: { FDP_NOW } });
  });

  it.each(['soon', '-1', '1e9'])('FDP_WAIT=%s', async (FDP_WAIT) => {
    const refusal = failed(`error: FDP_WAIT ${FDP_WAIT}: expected a number of seconds, such as 10.\n`, 2);
    await expectRefusal(await folderWithDatabase(), ['list'], refusal, { env: { FDP_WAIT } });
  });
});
