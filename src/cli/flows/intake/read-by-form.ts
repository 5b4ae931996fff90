// Reads every row of an export as an import would, and takes nothing in.
import type { Answers } from '../../../domain/intake/application.ts';
import { isBlank } from '../../../domain/intake/blank-row.ts';
import type { Issue } from '../../../domain/intake/issue.ts';
import { whyNoRow } from '../../../domain/intake/left-out.ts';
import type { Mapping } from '../../../domain/intake/mapping.ts';
import { createSubmissionReader } from '../../../domain/intake/row.ts';
import { strayQuote } from '../../../domain/intake/stray-quote.ts';
import type { Program } from '../../../domain/program/program.ts';
import { createZone } from '../../../domain/time/zone.ts';
import type { Source } from '../../../files/source.ts';
import type { Io } from '../../io.ts';
import { Cancelled } from '../../prompt.ts';
import { belowHeaders } from './header.ts';
import { surveyDates } from './survey-dates.ts';

export interface Rehearsal {
  readonly source: Source;
  readonly program: Program;
  readonly mapping: Mapping;
  readonly now: string;
}

/**
 * `hear` gets each row: its answers, null where it would be held, and everything found in it. Returns the mapping with what
 * its columns of times were found to be.
 */
export async function readByForm(
  io: Io,
  { source, program, mapping, now }: Rehearsal,
  hear: (answers: Answers | null, issues: readonly Issue[]) => void,
): Promise<Mapping> {
  const all = source.records();
  const file = {
    source,
    mapping,
    reopening: null,
    presumed: new Set<never>(),
    anew: () => Promise.reject(new Error('nothing is presumed of it')),
    records: belowHeaders(mapping.layout, all),
    async close() {
      await all.return(undefined);
    },
    listen() {},
    heard() {},
  };
  const surveyed = await surveyDates(io, file);
  const read = createSubmissionReader(surveyed.mapping, { program, zone: createZone(program.timeZone), now });
  for await (const chunk of surveyed.records) {
    if (io.interrupt.aborted) throw new Cancelled();
    for (const { cells, line, swallows } of chunk) {
      if (isBlank(cells)) continue;
      if (swallows !== undefined) {
        hear(null, [strayQuote({ line, cells, swallows })]);
        continue;
      }
      const { value, issues } = read(cells, line);
      if (value === null && whyNoRow(cells, mapping.layout) !== null) continue;
      hear(value === null ? null : value.answers, issues);
    }
  }
  return surveyed.mapping;
}
