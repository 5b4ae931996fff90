// Of which files a program was read: they may have changed by the time that it is kept.
import type { Program } from '../domain/program/program.ts';

const digests = new WeakMap<Program, string | null>();

/** Notes the digest that the files had before the program was read from them; null where they can't be read. */
export const noteDigest = (program: Program, digest: string | null): void => void digests.set(program, digest);

/** That digest; undefined for a program that was not read from files by this command. */
export const notedDigest = (program: Program): string | null | undefined => digests.get(program);
