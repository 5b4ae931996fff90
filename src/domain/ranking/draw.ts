/** SHA-256 of a text's UTF-8 bytes, in lower-case hex. Handed in, so that the domain needs no library of Node's. */
export type Sha256 = (text: string) => string;

/**
 * The draw that ends every tie: SHA-256 over the published seed, a line feed and the normalised e-mail, in hex; the
 * smaller goes first (program.md, "Ranking"). Anybody can check it with a tool of their own.
 */
export const drawOf = (seed: string, email: string, sha256: Sha256): string => sha256(`${seed}\n${email}`);
