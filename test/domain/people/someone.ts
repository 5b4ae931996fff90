// Facts of people as the tests need them: read from answers by the real reader.
import type { Answers } from '../../../src/domain/intake/application.ts';
import { createFactReader, type PersonFacts } from '../../../src/domain/people/facts.ts';
import { program } from '../intake/built-in-program.ts';

const read = createFactReader(program.forms);

export interface Somebody {
  readonly id?: number;
  readonly email?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly city?: string;
  readonly state?: string;
  readonly zip?: string;
  readonly organization?: string;
  readonly phone?: string;
}

/** Facts of somebody of whom this is known and nothing else. */
export function someone({ id = 1, email = '', state, phone, ...texts }: Somebody): PersonFacts {
  const answers: Answers = {
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')),
    ...(state === undefined || state === '' ? {} : { state: { chosen: [state] } }),
  };
  return read({ id, name: '', emails: [email] }, [
    { answers, extra: phone === undefined ? {} : { 'Phone number': phone } },
  ]);
}
