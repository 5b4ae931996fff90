/** The person behind an address: trimmed, lower case, nothing cleverer (program.md, "Words"). */
export const normaliseEmail = (text: string): string => text.trim().toLowerCase();

const longestAddress = 254; // RFC 5321, 4.5.3.1.3, less the angle brackets

/**
 * Whether a normalised text can be an address at all: one @, a dot behind it, no white space, nothing invisible, and no angle
 * brackets: mail programs put an address between them, and would write to another one than this.
 */
export const isEmail = (email: string): boolean =>
  email.length <= longestAddress &&
  /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(email) &&
  (/^[\x21-\x7e]+$/.test(email) || !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(email));
