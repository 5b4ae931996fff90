import crypto from 'node:crypto';

/** SHA-256 of a text, in hex. The one-shot call is twice as fast; Node 20.19 has it, its types come later. */
export const sha256 = (text: string): string =>
  (crypto as unknown as { hash: (algorithm: string, data: string) => string }).hash('sha256', text);
