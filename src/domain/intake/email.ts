/** The person behind an address: trimmed, lower case, nothing cleverer (program.md, "Words"). */
export const normaliseEmail = (text: string): string => text.trim().toLowerCase();

/**
 * A hash of a normalised e-mail, 32 bits: FNV-1a over the UTF-16 code units, stirred at the end so that the low bits
 * depend on all of them.
 */
export function emailHashOf(email: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < email.length; at++) hash = Math.imul(hash ^ email.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

const longestAddress = 254; // RFC 5321, 4.5.3.1.3, less the angle brackets

/**
 * Whether a normalised text can be an address at all: one @, a dot behind it, no white space, nothing invisible, and no angle
 * brackets: mail programs put an address between them, and would write to another one than this.
 */
export const isEmail = (email: string): boolean =>
  email.length <= longestAddress &&
  /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(email) &&
  (/^[\x21-\x7e]+$/.test(email) || !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(email));
