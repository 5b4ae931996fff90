// What happens when nobody can take the output any more. Installed before the first byte is written.
import { systemReason } from '../domain/system-reason.ts';

/**
 * Ctrl-C ends long work at the next point where nothing is half done; pressed again, it ends the process at once (the
 * database then takes the open transaction back by itself). Questions take it for themselves.
 */
export function listenForInterrupt(from: NodeJS.Process): AbortSignal {
  const interrupt = new AbortController();
  from.on('SIGINT', () => {
    if (interrupt.signal.aborted) from.exit(130);
    interrupt.abort();
  });
  return interrupt.signal;
}

/**
 * `fdp list | head` closes the pipe early: that is no error, and what is being written to the database goes on. A disk
 * that is full under standard output is one: it is said, and the exit code is 1.
 */
export function guardOutput(from: NodeJS.Process): void {
  from.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    from.exitCode = 1;
    from.stderr.write(`error: standard output can't be written: ${systemReason(error)}.\n`);
  });
  // There is no other place to say that this one is gone.
  from.stderr.on('error', () => {});
}
