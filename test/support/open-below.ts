import { readdirSync, readlinkSync } from 'node:fs';
import path from 'node:path';

/** The files below a folder that this process has open, as Linux tells it. */
export const openBelow = (folder: string): string[] =>
  readdirSync('/proc/self/fd').flatMap((descriptor) => {
    try {
      const file = readlinkSync(path.join('/proc/self/fd', descriptor));
      return file.startsWith(folder) ? [path.basename(file)] : [];
    } catch {
      // The descriptor of the listing itself is gone by now.
      return [];
    }
  });
