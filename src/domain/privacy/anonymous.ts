// What is left of somebody who is removed on request: what was chosen from a list, and nothing that they wrote.
import type { Answer, Answers, Choice } from '../intake/application.ts';

/** Stands where a text was. */
export const removedText = '(removed)';

/** Stands in the place of an e-mail: no address, and of one person alone. */
export const anonymousEmail = (applicantId: number): string => `removed-${applicantId}`;

/** Whether that is all that is left of an e-mail. */
export const isAnonymousEmail = (email: string): boolean => /^removed-\d+$/.test(email);

/** The answers with every text that was written gone, also beside a list; what was chosen stays, and what it counts for. */
export const anonymousAnswers = (answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).map(([field, answer]) => [field, anonymousAnswer(answer)]));

export function anonymousAnswer(answer: Answer): Answer {
  if (typeof answer === 'string') return removedText;
  const { chosen, other, unrecognised } = answer;
  const choice: Choice = {
    chosen,
    ...(other === undefined ? {} : { other: removedText }),
    ...(unrecognised === undefined ? {} : { unrecognised: removedText }),
  };
  return choice;
}

/** What keeps a row a row: line breaks, quotation marks and what separates cells. */
const kept = new Set([...'\r\n",;\t|'].map((sign) => sign.charCodeAt(0)));

/**
 * As many bytes, of which none says anything: every row behind it stays where it is, and has as many cells. `width`: how
 * many bytes a character has at least, 2 in UTF-16, with the byte that tells in the first place (`le`) or the second.
 */
export function fillerFor(bytes: Uint8Array, encoding: string | undefined): Uint8Array {
  const filler = new Uint8Array(bytes.length);
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be';
  const [low, high] = encoding === 'utf-16be' ? [1, 0] : [0, 1];
  for (let at = 0; at < bytes.length; at += isWide ? 2 : 1) {
    const code = isWide ? (bytes[at + low] ?? 0) + 256 * (bytes[at + high] ?? 0) : (bytes[at] ?? 0);
    const sign = kept.has(code) ? code : 0x78;
    if (isWide) {
      filler[at + low] = sign;
      filler[at + high] = 0;
    } else filler[at] = sign;
  }
  return filler;
}

/** How a text may stand in a file or in the database, in small letters: as it is, and as JSON writes it. */
export function spellingsOf(text: string): string[] {
  const plain = text.toLowerCase();
  const inJson = JSON.stringify(plain).slice(1, -1);
  return plain === inJson ? [plain] : [plain, inJson];
}
