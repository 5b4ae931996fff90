import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The transcripts run the built tool: build it from the sources under test, once a run. */
export function setup(): void {
  execFileSync(process.execPath, [fileURLToPath(new URL('../../bin/build.mjs', import.meta.url))], {
    stdio: 'inherit',
  });
}
