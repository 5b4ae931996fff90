import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../support/run-fdp.ts';

/** The export of transcripts/quarantine.md: seven rows, of which three go in, four are held, and two ask what they mean. */
export function responses(): string {
  const transcript = readFileSync(path.join(root, 'test', 'transcripts', 'quarantine.md'), 'utf8');
  const [, text] = /```csv file=responses\.csv\n(.*?)```/s.exec(transcript) ?? [];
  if (text === undefined) throw new Error('quarantine.md has no responses.csv any more');
  return text;
}
