import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { folders, singleFiles } from './file-names.ts';

/**
 * SHA-256, in hex, over the names and bytes of a program's files and over `reader` (the version that reads them): the
 * same digest is the same program. Null where a file can't be read.
 */
export function digestProgram(dir: string, reader: string): string | null {
  const hash = createHash('sha256').update(`${reader}\n`);
  try {
    const inFolders = folders.flatMap((folder) =>
      readdirSync(path.join(dir, folder))
        .sort()
        .map((name) => path.join(folder, name)),
    );
    for (const file of [...singleFiles, ...inFolders]) {
      const bytes = readFileSync(path.join(dir, file));
      hash.update(`${file}\n${bytes.length}\n`).update(bytes);
    }
  } catch {
    return null;
  }
  return hash.digest('hex');
}
