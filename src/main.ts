// argv, streams and surroundings in, exit code out: the one place where errors become words.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { guardOutput } from './cli/streams.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const versionOf = (folder: string): string =>
  (JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string }).version;

/** Runs one command line of a process and sets its exit code. Never calls `exit`: what is still being written gets out. */
export async function main(from: NodeJS.Process): Promise<void> {
  const args = from.argv.slice(2);
  guardOutput(from);
  // Answered before anything is loaded: scripts ask for it often.
  if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
    from.stdout.write(`${versionOf(root)}\n`);
    return;
  }
  // Flags among them are no files, and what follows another command is not read in a thread.
  if (args[0] === 'import') (await import('./cli/thread/spare-thread.ts')).warmUp(args.slice(1), from.cwd());
  const [{ createIo }, { run }] = await Promise.all([import('./cli/io.ts'), import('./cli/program.ts')]);
  const io = await createIo(from);
  const exitCode = await run(args, { io, root, version: versionOf(root) });
  // A failure of the output itself has set it already.
  if (exitCode !== 0) from.exitCode = exitCode;
}
