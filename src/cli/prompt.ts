// Questions to the person at the terminal. The library is loaded by the first question, never before.
import type { Io } from './io.ts';

/** The person pressed Ctrl-C at a question: exit code 130. `outcome` says what has become of what was answered before. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
  readonly outcome: string;

  constructor(outcome = 'nothing was changed') {
    super();
    this.outcome = outcome;
  }
}

export interface Choice<Value> {
  readonly name: string;
  /** What stands there once it is chosen. */
  readonly short?: string;
  readonly value: Value;
}

type Question = Readonly<Record<string, unknown>> & { readonly type: string; readonly message: string };

async function ask<Value>(io: Io, question: Question): Promise<Value> {
  const { default: inquirer } = await import('inquirer');
  // On standard error: what the command prints may be on its way into a file.
  const prompt = inquirer.createPromptModule({ input: io.stdin, output: io.stderr });
  try {
    const { answer } = (await prompt([{ ...question, name: 'answer' }] as never)) as { answer: Value };
    return answer;
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') throw new Cancelled();
    throw error;
  }
}

export const askYesNo = (io: Io, message: string, byDefault: boolean): Promise<boolean> =>
  ask<boolean>(io, { type: 'confirm', message, default: byDefault });

/** `check` returns true, or what is wrong with the answer. */
export const askText = (
  io: Io,
  message: string,
  byDefault: string,
  check: (text: string) => true | string = () => true,
): Promise<string> => ask<string>(io, { type: 'input', message, default: byDefault, validate: check });

export const askOne = <Value>(io: Io, message: string, choices: readonly Choice<Value>[]): Promise<Value> =>
  ask<Value>(io, { type: 'select', message, choices, pageSize: 12, loop: false });

export const askMany = <Value>(io: Io, message: string, choices: readonly Choice<Value>[]): Promise<Value[]> =>
  ask<Value[]>(io, {
    type: 'checkbox',
    message,
    choices: choices.map((choice) => ({ ...choice, checked: true })),
    required: true,
    loop: false,
  });

/** One out of a list that is searched while typing. */
export const askSearch = <Value>(
  io: Io,
  message: string,
  find: (term: string) => Promise<readonly Choice<Value>[]>,
): Promise<Value> =>
  ask<Value>(io, {
    type: 'search',
    message,
    source: async (term: string | undefined) => find(term ?? ''),
    pageSize: 12,
  });
