// What stands in the way of taking back an import, and the way out: words for every kind.
import type { BuiltOn, NamedApplication, Some } from '../domain/intake/undo.ts';
import { count } from './count.ts';
import { visible } from './visible.ts';

interface Words {
  /** What it is, with names. */
  readonly what: string;
  readonly wayOut: string;
}

type Of<Kind extends BuiltOn['kind']> = Extract<BuiltOn, { kind: Kind }>;

const listed = <One>({ total, listed: some }: Some<One>, say: (one: One) => string): string =>
  `${some.map(say).join(', ')}${total > some.length ? ` and ${count(total - some.length, 'more', 'more')}` : ''}`;

const person = ({ application, name, email }: NamedApplication): string =>
  `${application} ${name || '(no name)'} <${email}>`;

const words: { readonly [Kind in BuiltOn['kind']]: (one: Of<Kind>, id: number) => Words } = {
  batch: ({ batch, hasOthers, on }) => ({
    what: `the batch ${batch} has taken up ${count(on.total, 'application')} of it: ${listed(on, person)}`,
    wayOut: hasOthers
      ? 'let another submission of theirs count: fdp use NUMBER --revision N'
      : 'a batch is not unmade: if the file was all wrong, go on from a copy of the database from before the review',
  }),
  record: ({ batch, on }) => ({
    what: `${batch} is closed, and its record knows ${count(on.total, 'past participant')} of it by this roster: ${listed(on, person)}`,
    wayOut: `open the batch again first: fdp batch reopen ${batch} --reason "…"`,
  }),
  chosen: ({ on }) => ({
    what: `a submission of it was chosen by hand for ${count(on.total, 'application')}: ${listed(on, person)}`,
    wayOut: 'let the rules choose again: fdp use NUMBER --by-rule',
  }),
  merge: ({ on }) => ({
    what: `${count(on.total, 'merge')} of people ${on.total === 1 ? 'moved' : 'have moved'} what it brought: ${listed(on, ({ merge, email, merged }) => `merge-${merge} (${merged} is ${email})`)}`,
    wayOut: `part them first: fdp people split merge-${on.listed[0]?.merge ?? 'N'}`,
  }),
  resolved: ({ on }, id) => ({
    what: `${count(on.total, 'held row')} of it ${on.total === 1 ? 'was' : 'were'} resolved by hand: ${listed(on, ({ line, status, by }) => `line ${line} (${status === 'skipped' ? 'skipped' : 'taken in'} by ${by})`)}`,
    wayOut: `take that back too, and resolve them again when the file comes in again: fdp undo import ${id} --with-resolved`,
  }),
};

function wordsOf(one: BuiltOn, id: number): Words {
  // The table has an entry for every kind; TypeScript can't see that it is the right one.
  const { what, wayOut } = (words[one.kind] as (of: BuiltOn, id: number) => Words)(one, id);
  return { what: visible(what), wayOut };
}

/** Each as a sentence or two. */
export const builtOnSentences = (builtOn: readonly BuiltOn[], id: number): string[] =>
  builtOn.map((one) => {
    const { what, wayOut } = wordsOf(one, id);
    return `${what}. Way out: ${wayOut}.`;
  });

/** Each as two lines of a list. */
export const builtOnLines = (builtOn: readonly BuiltOn[], id: number): string =>
  builtOn
    .map((one) => {
      const { what, wayOut } = wordsOf(one, id);
      return `  ${what}\n    → ${wayOut}`;
    })
    .join('\n');
