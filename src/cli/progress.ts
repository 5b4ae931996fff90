import type { Io } from './io.ts';

export interface Progress {
  readonly update: (bytesRead: number) => void;
  readonly stop: () => void;
}

/** Below this a file is read before anybody looks. */
const worthShowing = 8 * 1024 * 1024;

/** A bar on standard error while a long file is read; nothing where nobody watches. */
export async function showProgress(io: Io, name: string, bytes: number): Promise<Progress> {
  if (io.stderr.isTTY !== true || bytes < worthShowing) return { update() {}, stop() {} };
  const { default: progress } = await import('cli-progress');
  const bar = new progress.SingleBar({
    stream: io.stderr,
    format: '{name} [{bar}] {percentage} %, {eta_formatted} left',
    barsize: 30,
    clearOnComplete: true,
    hideCursor: true,
  });
  bar.start(bytes, 0, { name: name.length > 30 ? `…${name.slice(-29)}` : name });
  return { update: (bytesRead) => bar.update(Math.min(bytesRead, bytes)), stop: () => bar.stop() };
}
