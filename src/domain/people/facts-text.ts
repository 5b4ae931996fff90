// Facts as one text, and back: hundreds of thousands of them are put aside and read again.
import type { PersonFacts } from './facts.ts';

const line = '\n';
const tab = '\t';
const space = ' ';

/** No fact holds a line break or a tab: `createFactReader` makes one space of any white space. */
export const factsText = (facts: PersonFacts): string =>
  [
    ...[facts.id, facts.given, facts.family, facts.givenWords.join(space), facts.familyWords.join(space)],
    facts.mails.map(({ name, letters, isOfName }) => `${name} ${letters} ${isOfName ? 1 : 0}`).join(tab),
    ...[facts.phones.join(tab), facts.city, facts.cityWords, facts.state, facts.zip],
    ...[facts.organization, facts.organizationWords],
  ].join(line);

const parts = (text: string, separator: string): string[] => (text === '' ? [] : text.split(separator));

export function readFactsText(text: string): PersonFacts {
  const [id, given = '', family = '', givenWords = '', familyWords = '', mails = '', phones = '', ...rest] =
    text.split(line);
  const [city = '', cityWords = '', state = '', zip = '', organization = '', organizationWords = ''] = rest;
  return {
    id: Number(id),
    given,
    family,
    givenWords: parts(givenWords, space),
    familyWords: parts(familyWords, space),
    mails: parts(mails, tab).map((mail) => {
      const [name = '', letters = '', isOfName] = mail.split(space);
      return { name, letters, isOfName: isOfName === '1' };
    }),
    phones: parts(phones, tab),
    city,
    cityWords,
    state,
    zip,
    organization,
    organizationWords,
  };
}
