// The one function at the output edge: what came from a person never steers a terminal, a table or the reader's eye.

/** Letters that come before what they belong to: at the end of a text they would swallow our own padding. */
const prefix =
  '[\\u0600-\\u0605\\u06DD\\u070F\\u0890\\u0891\\u08E2\\u0D4E\\u{110BD}\\u{110CD}\\u{111C2}\\u{111C3}\\u{1193F}\\u{11941}\\u{11A3A}\\u{11A84}-\\u{11A89}\\u{11D46}\\u{11F02}]';

const ignorable = '\\p{Default_Ignorable_Code_Point}';

/** Scripts whose letters join or stack, so that a joiner or non-joiner changes what is read. */
const joining = [
  ...['Arabic', 'Syriac', 'Mandaic', 'Nko', 'Mongolian', 'Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya'],
  ...['Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Tibetan', 'Myanmar', 'Khmer'],
]
  .map((script) => `\\p{Script_Extensions=${script}}`)
  .join('');

const viramas = '[\\u094D\\u09CD\\u0A4D\\u0ACD\\u0B4D\\u0BCD\\u0C4D\\u0CCD\\u0D4D\\u0DCA]';

/** Whatever a terminal obeys, reorders by, or draws nothing for; most texts have none of it. */
const suspect = `(?:[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}${ignorable}\\p{Noncharacter_Code_Point}\\p{Emoji_Modifier}]|${prefix})`;

/** The suspects that writing needs, in the one place where it needs them. Each looks at its neighbours only: linear. */
const needed = [
  // ZWJ and ZWNJ between two letters of a joining script, and after a virama (old Malayalam ends words so).
  // Beside a letter that may have to be made visible itself it would stand beside an escape.
  `(?<=[${joining}])(?<=[\\p{L}\\p{M}])(?<!${ignorable}|${prefix})[\\u200C\\u200D](?=[${joining}])(?!${ignorable}|${prefix})(?=[\\p{L}\\p{M}])`,
  `(?<=${viramas})[\\u200C\\u200D]`,
  // ZWJ inside an emoji sequence.
  '(?<=\\p{Extended_Pictographic}\\uFE0F?|\\p{Emoji_Modifier_Base}\\p{Emoji_Modifier})\\u200D(?=\\p{Extended_Pictographic})',
  '(?<=\\p{Emoji_Modifier_Base})\\p{Emoji_Modifier}',
  // One variation selector after something to vary; a row of them is a way to hide text.
  '(?<=[\\p{L}\\p{N}\\p{S}\\p{P}\\p{M}\\p{Extended_Pictographic}])(?<!\\p{Variation_Selector})\\p{Variation_Selector}',
  `${prefix}(?!${prefix}|${ignorable})(?=[\\p{L}\\p{N}\\p{M}])`,
].join('|');

const anySuspect = new RegExp(suspect, 'u');
const hidden = new RegExp(`(?!${needed})${suspect}`, 'gu');

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(character: string): string {
  const known = named[character];
  if (known !== undefined) return known;
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\u{${hex}}`;
}

/**
 * The text on one line, with everything that is not seen made visible: C0, DEL and C1 controls, line separators, bidi
 * and zero-width controls, tag characters, fillers, lone surrogates and non-characters, as `\x1b` or `\u202e`. Joiners, variation
 * selectors and skin tones stay where a script or an emoji needs them. Made visible twice is made visible once.
 */
export function visible(text: string): string {
  return anySuspect.test(text) ? text.replace(hidden, escaped) : text;
}

/** CR LF, LF, CR, Word's soft break (VT) and Unicode's two separators. NEL is not: it is mostly a mis-decoded `…`. */
const lineBreak = /\r\n|[\n\r\v\u2028\u2029]/;

/** The lines of a long answer, each made visible. Real line breaks break lines; tabs, which come with pasted bullets, are spaces. */
export function visibleLines(text: string): readonly string[] {
  return text.split(lineBreak).map((line) => visible(line.replaceAll('\t', ' ')));
}

/** A long answer made visible, its line breaks kept: for cells and pages that can hold several lines. */
export const visibleText = (text: string): string => visibleLines(text).join('\n');
