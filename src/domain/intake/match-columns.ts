// Which field of a form each column holds. A weaker likeness counts only for fields that no stronger one has found.
import { fold } from '../fold.ts';
import type { Form, FormField } from '../program/form.ts';
import { withoutNumber } from './header-row.ts';
import type { Layout } from './layout.ts';
import { type Found, looseColumns, type Match, type Matching, openFields } from './matching.ts';
import { matchLoneOthers, matchOptionColumns } from './option-columns.ts';
import { isOther, spellingsOf } from './spellings.ts';

/** The match of each column of the layout, in its order; null where the form does not name it. `names` are its columns'. */
export function matchColumns(layout: Layout, names: readonly string[], form: Form): readonly (Match | null)[] {
  const { columns } = layout;
  const chosen = new Map(layout.choices);
  const matches = names.map((name): Match | null => {
    const said = chosen.get(name);
    const field = said === undefined ? undefined : form.fields.find((candidate) => candidate.field === said);
    return field === undefined ? null : { field, part: null };
  });
  // Where a person has said which column holds a field, a header that looks like it does not count.
  const settled = new Set(matches.map((match) => match?.field));
  const spellings = spellingsOf({ ...form, fields: form.fields.filter((field) => !settled.has(field)) });
  const folded = columns.map(({ header, part }) => fold(part === null ? header : `${header} ${part}`));
  const firsts = new Map<string, number>();
  folded.forEach((text, at) => {
    if (!firsts.has(text)) firsts.set(text, at);
  });
  const matching: Matching = { columns, folded, firsts, matches, spellings, layout };
  for (const stage of [byHeader, byLikeness, byTail, matchOptionColumns, matchLoneOthers, byTool]) {
    for (const [at, match] of stage(matching, form)) matches[at] ??= match;
  }
  return matches;
}

/** The header is a spelling of the question, alone or with the part: `Question [Row]` may be a question of its own. */
function byHeader(matching: Matching): Found {
  const { columns, matches, layout } = matching;
  // Google's own columns are called as a form would call them; two addresses are as doubtful there as anywhere.
  const isGoogle = layout.tool?.startsWith('google') === true;
  const places = isGoogle ? [...columns.keys()].filter((at) => matches[at] === null) : looseColumns(matching);
  return places.flatMap((at) => {
    const match = exactly(matching, at, (text) => text);
    return match === null ? [] : [[at, match] as const];
  });
}

function exactly({ columns, folded, spellings }: Matching, at: number, clean: (text: string) => string): Match | null {
  const { header, part } = columns[at] ?? { header: '', part: null };
  const whole = spellings.question(clean(folded[at] ?? ''));
  if (whole !== undefined) return { field: whole, part: null };
  const field = part === null ? undefined : spellings.question(clean(fold(header)));
  if (field === undefined) return null;
  return { field, part: field.kind === 'choice' || field.kind === 'text' ? part : null };
}

/** A number in front, a digit behind, an option behind, the end cut off: what tools do to a question. */
function byLikeness(matching: Matching, form: Form): Found {
  const open = openFields(matching, form);
  return looseColumns(matching).flatMap((at) => {
    const match = numbered(matching, at) ?? repeated(matching, at) ?? withOption(matching, at) ?? cutOff(matching, at);
    // Beside a whole answer there may be a column for the free one.
    const isFree = match?.part != null && isOther(fold(match.part));
    return match !== null && (open.has(match.field) || isFree) ? [[at, match] as const] : [];
  });
}

/** `1. First name`, `Q3: First name`, `First name (required)`. */
const numbered = (matching: Matching, at: number): Match | null =>
  exactly(matching, at, (text) => withoutNumber(text).replace(/ (?:required|optional)$/, ''));

/** `Email2`: the second column of that name. */
function repeated({ columns, firsts, spellings }: Matching, at: number): Match | null {
  const header = columns[at]?.header ?? '';
  const base = /^(.*\D)\d$/s.exec(header.slice(0, 500))?.[1]?.trim();
  const field = base === undefined ? undefined : spellings.question(fold(base));
  const first = base === undefined ? undefined : firsts.get(fold(base));
  return field !== undefined && first !== undefined && first < at ? { field, part: null } : null;
}

/** `Question - Option`, `Question [Option]`, `Question: Option`. */
function withOption({ folded, spellings, layout }: Matching, at: number): Match | null {
  const found = spellings.split(withoutNumber(folded[at] ?? ''));
  if (found === undefined) return null;
  const { field } = found;
  const rest = found.rest.replace(/^selected choice(?: |$)/, '').replace(/ text$/, '');
  if (rest === '') return { field, part: null };
  const option = field.options.find(({ id }) => id === spellings.option(field, rest))?.text;
  if (option !== undefined) return { field, part: option };
  // An option that the form does not know (yet) is one all the same, where the tool writes options so.
  return isOther(rest) || layout.tool === 'qualtrics' ? { field, part: rest } : null;
}

const shortestBeginning = 25;

/** `What made you apply for the progr...`: a long question that the tool has cut. An option may follow. */
function cutOff({ columns, spellings }: Matching, at: number): Match | null {
  const header = (columns[at]?.header ?? '').replace('…', '...');
  const end = header.indexOf('...');
  const beginning = end === -1 ? '' : withoutNumber(fold(header.slice(0, end)));
  if (beginning.length < shortestBeginning) return null;
  const [field, another] = spellings.questionsFrom(beginning);
  if (field === undefined || another !== undefined) return null;
  const rest = header.slice(end + 3).replace(/^[\s-]+/, '');
  if (rest === '') return { field, part: null };
  const isPart = field.kind === 'choice' && (spellings.option(field, fold(rest)) !== undefined || isOther(fold(rest)));
  return isPart ? { field, part: rest } : null;
}

/** The part alone, or what follows the last joint, is a question: `Name - First name`. Two of them are not guessed between. */
function byTail(matching: Matching, form: Form): Found {
  const { columns, spellings } = matching;
  const open = openFields(matching, form);
  const found = new Map<FormField, number[]>();
  for (const at of looseColumns(matching)) {
    const { header, part } = columns[at] ?? { header: '', part: null };
    const tail = part ?? /(?: - | >> |>>)(?!.*(?: - |>>))(.*)$/s.exec(header.slice(-300))?.[1];
    const field = tail === undefined ? undefined : spellings.question(fold(tail));
    if (field === undefined || !open.has(field)) continue;
    const places = found.get(field);
    if (places === undefined) found.set(field, [at]);
    else places.push(at);
  }
  return [...found].flatMap(([field, [at = 0, another]]) =>
    another === undefined ? [[at, { field, part: null }] as const] : [],
  );
}

/** What the tool itself records. Where the form asks for it too, that comes first when a row is read. */
function byTool(matching: Matching, form: Form): Found {
  // A roster needs an e-mail and no more: the answers to another survey are none.
  if (form.holds !== 'applications') return [];
  const open = openFields(matching, form);
  const said = new Set(matching.layout.choices.map(([, field]) => field));
  return matching.columns.flatMap(({ own }, at) => {
    if (own === null || own === 'kept' || matching.matches[at] !== null) return [];
    const field = form.fields.find(
      ({ field: name, kind }) => kind === ownKinds[own] && (kind !== 'text' || name === own),
    );
    // The time of submission is one: where the form has it, the tool's is another.
    const isWanted = field !== undefined && !said.has(field.field) && (open.has(field) || own !== 'submittedAt');
    return isWanted ? [[at, { field, part: null, isOwn: true }] as const] : [];
  });
}

const ownKinds = { submittedAt: 'timestamp', email: 'email', firstName: 'text', lastName: 'text' } as const;
