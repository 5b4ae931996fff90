import crypto from 'node:crypto';

/** SHA-256 of a text, in hex. */
export const sha256 = (text: string): string =>
  (crypto as unknown as { hash: (algorithm: string, data: string) => string }).hash('sha256', text);
