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

/** What comes of some work, or that Ctrl-C has ended it before anything was changed. */
export async function orCancelled<Result>(
  { interrupt }: Pick<Io, 'interrupt'>,
  work: Promise<Result>,
): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (interrupt.aborted && error === interrupt.reason) throw new Cancelled();
    throw error;
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

/** What is typed shows as stars. It is not kept anywhere. */
export const askSecret = async (io: Io, message: string): Promise<string> => {
  const check = (text: string): true | string => text.trim() !== '' || 'A passphrase is wanted.';
  const typed = await ask<string>(io, { type: 'password', message, mask: '*', validate: check });
  return typed.normalize('NFC');
};

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

/** What is typed, and what it stands for. */
export interface Key {
  readonly typed: string;
  readonly name: string;
}

/**
 * One of several keys, taken as soon as no other begins like it; those of several characters need no Enter either, unless
 * one is the beginning of another (`1` and `10`).
 */
export async function askKey(io: Io, message: string, keys: readonly Key[], hint: string): Promise<string> {
  const { createPrompt, useKeypress, useState, isEnterKey, isBackspaceKey } = await import('@inquirer/core');
  const prompt = createPrompt<string, Record<string, never>>((_, done) => {
    const [typed, setTyped] = useState('');
    const [chosen, setChosen] = useState<string | null>(null);
    const [complaint, setComplaint] = useState('');
    const take = (key: Key): void => {
      setComplaint('');
      setChosen(key.name);
      done(key.typed);
    };
    useKeypress((event, line) => {
      const press = event as { readonly sequence?: string; readonly name?: string; readonly ctrl?: boolean };
      line.clearLine(0);
      // Ctrl-C ends the question; no key of ours is one with Ctrl.
      if (press.ctrl === true) return;
      if (isBackspaceKey(event)) return setTyped(typed.slice(0, -1));
      const now = isEnterKey(event) ? typed : `${typed}${press.sequence ?? press.name ?? ''}`.toLowerCase();
      const exact = keys.find((key) => key.typed === now);
      const begun = keys.filter((key) => key.typed.startsWith(now));
      if (exact !== undefined && (begun.length === 1 || isEnterKey(event))) return take(exact);
      if (now !== '' && begun.length > 0 && !isEnterKey(event)) {
        setTyped(now);
        return setComplaint('');
      }
      setTyped('');
      // An arrow or a function key comes as a run of characters that nobody has typed.
      const named = /\p{Cc}/u.test(now) ? 'There is no such key.' : `There is no key ${JSON.stringify(now)}.`;
      setComplaint(now.trim() === '' ? '' : named);
    });
    if (chosen !== null) return `${message} ${chosen}`;
    return [`${message} ${typed}`, `${complaint === '' ? '' : `${complaint} `}${hint}`];
  });
  try {
    return await prompt({}, { input: io.stdin, output: io.stderr });
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') throw new Cancelled();
    throw error;
  }
}
