// Whoever is deferred waits in the next annual window: taken up there as they are then, and still known as they were before.
import { expect, it } from 'vitest';
import { atDesk } from '../../properties/desk.ts';
import { smallExport } from '../../properties/small-export.ts';
import { runHere } from '../../support/run-here.ts';

interface Windows {
  readonly windows: readonly { readonly window: string; readonly waiting: number; readonly takenUp: number }[];
}
interface Shown {
  readonly window: string;
  readonly batch: string;
  readonly submittedAt: string;
  readonly decision: { readonly decision: string; readonly deferredTo: string | null } | null;
  readonly deferrals: readonly { readonly batch: string; readonly to: string }[];
  readonly revisions: readonly { readonly counts: boolean }[];
}

const inSummer = '2016-07-01T18:00:00Z';
const nextYear = '2017-02-20T18:00:00Z';

it('is counted, taken up with the newer submission and the first day, and stays on record', {
  timeout: 60_000,
}, async () => {
  await atDesk(async (desk) => {
    const rows = smallExport(4);
    desk.write('all.csv', rows);
    await desk.fdp(['import', 'all.csv']);
    await desk.fdp(['review', '--window', 'rolling']);
    await desk.fdp(['decide', '1', 'defer', '--reason', 'Next year']);
    const before = await desk.json<Shown>(['show', '1']);
    expect(before).toMatchObject({ window: 'rolling', batch: 'rolling-1', decision: { deferredTo: 'annual-2017' } });
    const count = async (window: string) =>
      (await desk.json<Windows>(['windows'], inSummer)).windows.find((one) => one.window === window);
    expect(await count('annual-2017')).toMatchObject({ waiting: 1, takenUp: 0 });
    expect(await count('rolling')).toMatchObject({ waiting: 0, takenUp: 4 });
    // Sent again in summer: kept, and not used by the batch that has taken it up.
    const [header = '', first = ''] = rows.split('\n');
    desk.write('again.csv', `${header}\n${first.replace('1/11/2016', '6/11/2016')}\n`);
    await desk.fdp(['import', 'again.csv'], inSummer);
    expect((await desk.json<Shown>(['show', '1'], inSummer)).revisions.map(({ counts }) => counts)).toEqual([
      true,
      false,
    ]);
    expect((await runHere(desk.folder, ['review', '--window', 'annual'], inSummer)).notes).toContain(
      'annual-2017 closes',
    );
    await desk.fdp(['review', '--window', 'annual'], nextYear);
    const after = await desk.json<Shown>(['show', '1'], nextYear);
    expect(after).toMatchObject({ window: 'annual-2017', batch: 'annual-2017', decision: null });
    expect(after.submittedAt).toBe(before.submittedAt);
    expect(after.revisions.map(({ counts }) => counts)).toEqual([false, true]);
    expect(after.deferrals).toMatchObject([{ batch: 'rolling-1', to: 'annual-2017' }]);
    expect(await count('rolling')).toMatchObject({ waiting: 0, takenUp: 4 });
    const { batches } = await desk.json<{ batches: { batch: string; applications: number }[] }>(['batches']);
    expect(batches.map(({ batch, applications }) => [batch, applications])).toEqual([
      ['rolling-1', 4],
      ['annual-2017', 1],
    ]);
    const { deferred } = await desk.json<{ deferred: unknown }>(['shortlist', 'rolling-1']);
    expect(deferred).toMatchObject([{ application: 1, to: 'annual-2017', takenUpBy: 'annual-2017' }]);
    // A decision of the new batch is another one than that of the old.
    await desk.fdp(['decide', '1', 'accept', '--reason', 'Now'], nextYear);
    const { decisions } = await desk.json<{ decisions: { application: number; decision: string }[] }>([
      'decisions',
      'rolling-1',
    ]);
    expect(decisions.map(({ application, decision }) => [application, decision])).toEqual([[1, 'defer']]);
    // Looked at as it was before the second review, it waits as it did.
    const then = await desk.json<Shown>(['show', '1', '--as-of', '2017-02-19'], nextYear);
    expect(then).toMatchObject({
      ...{ window: 'rolling', batch: 'rolling-1', decision: { decision: 'defer', deferredTo: 'annual-2017' } },
      deferrals: [],
    });
    expect(then.revisions.map(({ counts }) => counts)).toEqual([true, false]);
  });
});
