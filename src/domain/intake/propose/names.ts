// Names for what a form did not have before: a field out of a header, an option's id out of its text, each once.
import { fold } from '../../fold.ts';
import { isIdle } from './header-likeness.ts';

const mostWords = 4;
const longestWord = 16;
const longestId = 40;

/** Words in letters and digits that every file and keyboard has; other scripts give none. */
function plainWords(text: string): string[] {
  const letters = text
    .slice(0, 300)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '');
  const plain = fold(letters).replaceAll('e mail', 'email');
  return plain.split(/[^a-z0-9]+/).filter((word) => word !== '');
}

/** Words that turn an answer into its contrary tell more than any other. */
const turning = new Set(['no', 'not', 'none', 'never', 'yes']);

function shortened(text: string, keeps: ReadonlySet<string>): string[] {
  const words = plainWords(text);
  const telling = words.filter((word) => !isIdle(word) || keeps.has(word));
  return (telling.length > 0 ? telling : words).slice(0, mostWords).map((word) => word.slice(0, longestWord));
}

function unused(name: string, taken: ReadonlySet<string>, joint: string): string {
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? name : `${name}${joint}${count}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** `What is your T-shirt size?` as `tShirtSize`. */
export function fieldName(header: string, taken: ReadonlySet<string>): string {
  const [first = '', ...rest] = shortened(header, new Set());
  const camel = first + rest.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
  return unused(/^[a-z]/.test(camel) ? camel : `question${camel}`, taken, /\d$/.test(camel) ? 'No' : '');
}

/** `Small (S)` as `small-s`. */
export function optionId(text: string, taken: ReadonlySet<string>): string {
  return unused(shortened(text, turning).join('-') || 'answer', taken, '-');
}

/** The name of a file, without folders and ending, as a form's id: `Responses 2017.csv` as `responses-2017`. */
export function formId(file: string, taken: ReadonlySet<string>): string {
  const base = file.replace(/^.*[/\\>]\s*/, '').replace(/(?:\.[a-z0-9]{1,5})+$/i, '');
  return unused(plainWords(base).join('-').slice(0, longestId).replace(/-+$/, '') || 'form', taken, '-');
}
