// A command that asks for a passphrase at a real terminal, and somebody who types it.
import { spawn } from '@lydell/node-pty';

/** Everything that was on the screen. `answers`: what has to be seen, and what is typed then. */
export async function asked({ folder, script, env }, args, answers) {
  const terminal = spawn(process.execPath, [script, ...args], {
    cols: 80,
    rows: 40,
    cwd: folder,
    env: { ...env, NO_COLOR: '1', TERM: 'xterm' },
  });
  let sent = '';
  let wake = () => {};
  let exitCode = null;
  terminal.onData((data) => {
    sent += data;
    wake();
  });
  terminal.onExit((end) => {
    exitCode = end.exitCode;
    wake();
  });
  let seen = 0;
  for (const [shows, typed] of answers) {
    while (!sent.slice(seen).includes(shows)) {
      if (exitCode !== null) throw new Error(`it never showed ${shows}: ${sent}`);
      await new Promise((resolve) => {
        wake = resolve;
      });
    }
    seen = sent.length;
    terminal.write(typed);
  }
  while (exitCode === null) {
    await new Promise((resolve) => {
      wake = resolve;
    });
  }
  return { shown: sent, exitCode };
}
