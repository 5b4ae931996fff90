// Runs command lines one after the other on the terminal that this process has, the built tool as it is. Nobody sits at the
// keyboard. What stands between two of them is a sequence that the tool never writes.
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import loader from '../../../bin/load.cjs';

process.stdout.setMaxListeners(0);
process.stderr.setMaxListeners(0);
for (const [at, args] of JSON.parse(readFileSync(process.argv[2], 'utf8')).entries()) {
  const like = Object.assign(new EventEmitter(), {
    argv: ['node', 'fdp', ...args],
    exitCode: 0,
    stdin: new PassThrough().end(),
    stdout: process.stdout,
    stderr: process.stderr,
    env: { FDP_NOW: process.env.FDP_NOW, FDP_USER: process.env.FDP_USER, TERM: 'xterm' },
    cwd: () => process.cwd(),
  });
  await loader.load('main.cjs').main(like);
  process.stdout.write(`\u001b]fdp-test;${at};${like.exitCode}\u0007`);
}
