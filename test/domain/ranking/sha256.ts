import { createHash } from 'node:crypto';

/** SHA-256 in hex, by another road than the tool's own. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
