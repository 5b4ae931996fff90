import path from 'node:path';

/** A path as one names it from the folder where one stands. */
export const shownFrom = (cwd: string, absolute: string): string => {
  const relative = path.relative(cwd, absolute);
  return relative === '' ? '.' : relative.startsWith('..') ? absolute : relative;
};
