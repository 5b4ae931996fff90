import type { Sha256 } from '../ranking/draw.ts';

/**
 * The order in which a reviewer reads: shuffled by their e-mail, so that nobody reads the same ones tired, and always the
 * same, so that one can stop and go on. By SHA-256 over seed, e-mail and number, a line feed between them.
 */
export function readingOrder(
  applications: readonly number[],
  { seed, email }: { readonly seed: string; readonly email: string },
  sha256: Sha256,
): number[] {
  return [...new Set(applications)]
    .map((application) => ({ application, draw: sha256(`${seed}\n${email}\n${application}`) }))
    .sort((a, b) => (a.draw < b.draw ? -1 : a.draw > b.draw ? 1 : a.application - b.application))
    .map(({ application }) => application);
}
