// What a person sees of the bytes that a program sends to a terminal: just enough of a terminal for questions that redraw
// themselves. A sequence it does not know is an error, so that a transcript never shows what no screen would.
import stringWidth from 'string-width';

/** One cell is one terminal column; a wide character leaves an empty text in the second of its two. */
type Line = string[];

const token = /\x1b\[([?\d;]*)([A-Za-z])|[\r\n\x07\b]|[^\x1b\r\n\x07\b]+|\x1b/g;
const cutOff = /\x1b(?:\[[?\d;]*)?$/;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

class Screen {
  readonly lines: Line[] = [[]];
  readonly columns: number;
  x = 0;
  y = 0;

  constructor(columns: number) {
    this.columns = columns;
  }

  get line(): Line {
    while (this.lines.length <= this.y) this.lines.push([]);
    return this.lines[this.y] as Line;
  }

  print(text: string): void {
    for (const { segment } of graphemes.segment(text)) {
      const width = stringWidth(segment);
      if (this.x + width > this.columns) this.feed(true);
      const { line } = this;
      while (line.length < this.x) line.push(' ');
      if (width === 0) line[this.x - 1] = `${line[this.x - 1] ?? ''}${segment}`;
      else line.splice(this.x, width, segment, ...Array<string>(width - 1).fill(''));
      this.x += width;
    }
  }

  feed(toStart: boolean): void {
    this.y += 1;
    if (toStart) this.x = 0;
    void this.line;
  }

  control(parameters: string, final: string): void {
    const by = Number(parameters) || 1;
    switch (final) {
      case 'A':
        this.y = Math.max(0, this.y - by);
        return;
      case 'B':
        // Below the last line there is nothing: where a program goes down, it has printed before.
        this.y = Math.min(this.lines.length - 1, this.y + by);
        return;
      case 'C':
        this.x = Math.min(this.columns - 1, this.x + by);
        return;
      case 'D':
        this.x = Math.max(0, this.x - by);
        return;
      case 'G':
        this.x = by - 1;
        return;
      case 'K':
        this.line.splice(parameters === '2' ? 0 : this.x);
        return;
      case 'J':
        this.line.splice(this.x);
        this.lines.splice(this.y + 1);
        return;
      case 'm': // colours, of which there should be none
        if (parameters !== '' && parameters !== '0') break;
        return;
      case 'h':
      case 'l':
        if (parameters === '?25') return; // the cursor, hidden or shown
        break;
    }
    throw new Error(`the screen knows no sequence ESC [ ${parameters} ${final}`);
  }
}

/** The lines on a terminal of so many columns after `sent`, without spaces at their ends; it scrolls without an end. */
export function screenOf(sent: string, columns: number): string[] {
  const screen = new Screen(columns);
  for (const [text, parameters, final] of sent.replace(cutOff, '').matchAll(token)) {
    if (final !== undefined) screen.control(parameters ?? '', final);
    else if (text === '\r') screen.x = 0;
    else if (text === '\n') screen.feed(false);
    else if (text === '\b') screen.x = Math.max(0, screen.x - 1);
    else if (text === '\x1b') throw new Error('the screen knows no sequence that begins with ESC alone');
    else if (text !== '\x07') screen.print(text);
  }
  return screen.lines.map((line) => line.join('').trimEnd());
}
