// Which person is meant: by an application's number, by any e-mail of theirs, by part of a name, or picked from a list.
import { normaliseEmail } from '../../../domain/intake/email.ts';
import { UserError, usageError } from '../../../domain/user-error.ts';
import { count } from '../../../report/count.ts';
import { personLabel } from '../../../report/people.ts';
import { visible } from '../../../report/visible.ts';
import { becameOf } from '../../../store/application-numbers.ts';
import type { Store } from '../../../store/open.ts';
import {
  applicationsUnder,
  countPeople,
  findPeople,
  numbersOf,
  type Person,
  personByEmail,
  personOfApplication,
} from '../../../store/people.ts';
import type { Io } from '../../io.ts';
import { askSearch } from '../../prompt.ts';

const peopleNamed = 8;
const peopleListed = 50;

/** What is asked where nobody was named, and what is said where nobody can be asked. */
export interface PersonQuestion {
  readonly asks: string;
  readonly refusal: string;
  readonly hint: string;
  /** Who is not offered: the one who was named before. */
  readonly except?: Person;
}

/** The one person meant. Errors: nobody, several, nobody named and nobody to ask. */
export async function personMeant(
  io: Io,
  store: Store,
  words: string | undefined,
  question: PersonQuestion,
): Promise<Person> {
  if (words === undefined) return pickPerson(io, store, question);
  const text = words.trim();
  if (/^#?\d{1,15}$/.test(text)) return personOfNumber(store, Number(text.replace('#', '')));
  const known = await personByEmail(store, normaliseEmail(text));
  if (known !== null) return known;
  const found = await findPeople(store, text, peopleNamed);
  const [only] = found;
  if (only === undefined || text === '') {
    throw new UserError(`Nobody is found by "${visible(text)}".`, {
      hint: 'fdp list shows everybody; a part of a name or of an e-mail is enough.',
    });
  }
  if (found.length === 1) return only;
  const total = await countPeople(store, text);
  const lines = await Promise.all(found.map(async (person) => `  ${await lineOf(store, person)}`));
  const more = total > found.length ? [`  … and ${total - found.length} more`] : [];
  throw new UserError(
    `"${visible(text)}" fits ${count(total, 'person', 'people')}:\n${[...lines, ...more].join('\n')}`,
    { hint: 'Say which by the number of an application, or by the e-mail.' },
  );
}

async function personOfNumber(store: Store, id: number): Promise<Person> {
  const person = await personOfApplication(store, (await becameOf(store, id)) ?? id);
  if (person !== null) return person;
  throw new UserError(`There is no application ${id}.`, {
    hint: 'fdp list finds applications by name, e-mail, state and more.',
  });
}

async function lineOf(store: Store, person: Person): Promise<string> {
  const applications = await applicationsUnder(store, numbersOf(person));
  const numbers = applications.map(({ id }) => id).join(', ');
  return `${numbers === '' ? '–' : numbers}  ${personLabel(person)}`;
}

async function pickPerson(io: Io, store: Store, { asks, refusal, hint, except }: PersonQuestion): Promise<Person> {
  if (!io.canAsk) throw usageError(refusal, hint);
  return askSearch(io, `${asks} Type a part of the name or e-mail`, async (term) => {
    const found = await findPeople(store, term, peopleListed);
    return Promise.all(
      found
        .filter(({ id }) => id !== except?.id)
        .map(async (person) => ({
          name: await lineOf(store, person),
          short: personLabel(person),
          value: person,
        })),
    );
  });
}
