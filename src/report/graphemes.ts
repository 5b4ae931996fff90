// Node 20's Intl.Segmenter copies the whole text at every step: 40,000 characters take a second, 200,000 a minute. In short
// pieces it takes time in proportion to the text.

let made: Intl.Segmenter | null = null;

/** Made when it is first needed: that takes longer than most commands have to write. */
function segments(text: string): Intl.Segments {
  made ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return made.segment(text);
}

/** Long enough for all but freak graphemes; a longer grapheme doubles it until it is held. */
const usualLength = 256;

/** The text in pieces that begin and end between graphemes (whether one ends depends on nothing after the next character). */
export function* chunks(text: string): Generator<string> {
  let from = 0;
  let length = usualLength;
  while (from + length < text.length) {
    const upTo = from + length;
    const insidePair = (text.codePointAt(upTo - 1) ?? 0) > 0xffff;
    const window = text.slice(from, insidePair ? upTo - 1 : upTo);
    const lastStart = segments(window).containing(window.length - 1)?.index ?? 0;
    if (lastStart === 0) {
      length *= 2;
      continue;
    }
    yield window.slice(0, lastStart);
    from += lastStart;
    length = usualLength;
  }
  if (from < text.length) yield text.slice(from);
}

/** The characters as a reader counts them: a letter with its marks, an emoji sequence, a flag (UAX #29). */
export function* graphemes(text: string): Generator<string> {
  for (const chunk of chunks(text)) {
    for (const { segment } of segments(chunk)) yield segment;
  }
}
