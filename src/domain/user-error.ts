/**
 * Something that the person at the keyboard can mend: a wrong path, a wrong word, a locked file.
 * `message` says what and where, the value seen and what was expected; `hint` names the command or edit that mends it.
 * Everything else that is thrown is a bug, and `main` says so.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly hint: string | undefined;
  /** 1: it failed. 2: the command was called wrongly. */
  readonly exitCode: 1 | 2;

  constructor(message: string, options: { hint?: string; exitCode?: 1 | 2; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.hint = options.hint;
    this.exitCode = options.exitCode ?? 1;
  }
}

/** A word of the command line that can't be taken: exits with 2. */
export const usageError = (message: string, hint?: string): UserError =>
  new UserError(message, { exitCode: 2, ...(hint === undefined ? {} : { hint }) });
