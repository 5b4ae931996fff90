import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownText, toMarkdownTable } from '../../src/report/markdown.ts';
import { visible } from '../../src/report/visible.ts';
import { anyTable, anyText, forbidden } from './any-text.ts';

/** What a CommonMark reader makes of our subset: code spans, backslash escapes, three entities. Fails on live markup. */
function read(markdown: string): string {
  const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };
  return markdown.replaceAll(/\\([!-/:-@[-`{-~])|`([^`]+)`|&(?:lt|gt|amp);|[\s\S]/g, (match, escaped, code) => {
    const text = escaped ?? code ?? entities[match];
    if (text !== undefined) return text;
    if (/[\\`*_[\]#~|$<>&]/.test(match)) throw new Error(`live ${match} in ${markdown}`);
    return match;
  });
}

describe('markdownText', () => {
  it.each([
    ['plain text, 3.5 (good).', 'plain text, 3.5 (good).'],
    ['a|b\\c', 'a\\|b\\\\c'],
    ['a\nb', 'a\\\\nb'],
    ['`code`', '\\`code\\`'],
    ['<script>&amp;', '&lt;script&gt;&amp;amp;'],
    ['[text](javascript:x) ![i](u)', '\\[text\\](javascript:x) !\\[i\\](u)'],
    ['*a* __b__ ~~c~~', '\\*a\\* \\_\\_b\\_\\_ \\~\\~c\\~\\~'],
    ['see http://x.y/z_1, or WWW.x.y', 'see `http://x.y/z_1,` or `WWW.x.y`'],
    ['ada@example.org', '`ada@example.org`'],
    ['`a@b|c@d\\e@f', '\\``a@b`\\|`c@d`\\\\`e@f`'],
    ['# heading', '\\# heading'],
    ['- item', '\\- item'],
    ['+ item', '\\+ item'],
    ['12. item', '12\\. item'],
    ['---', '\\---'],
    ['- - -', '\\- - -'],
    ['===', '\\==='],
    ['-5', '-5'],
    ['1.5', '1.5'],
    ['    indented', 'indented'],
  ])('%j becomes %j', (text, markdown) => expect(markdownText(text)).toBe(markdown));

  it('is read as the visible text, with no live markup', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const markdown = markdownText(text);
        expect(markdown).not.toMatch(forbidden);
        expect(read(markdown)).toBe(visible(text).trim());
        expect(markdown.replaceAll(/(?<!\\)(?:\\\\)*`[^`]+`/g, '')).not.toMatch(/@|:\/\/|www\./i);
        expect(markdown).not.toMatch(/^(?:[-+]\s|\d+[.)]\s|-+$|=+$|#|>|\s)/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('toMarkdownTable', () => {
  it('has titles, alignments and rows', () => {
    const columns = [
      { key: 'name', title: 'Name' },
      { key: 'points', title: 'Points', align: 'right' as const },
    ];
    expect(toMarkdownTable({ columns, rows: [['a|b', 16], [{ text: 'x', tone: 'good' }]] })).toBe(
      '| Name | Points |\n| --- | ---: |\n| a\\|b | 16 |\n| x |  |\n',
    );
  });

  it('has as many cells in every line as there are columns, whatever the input', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const lines = toMarkdownTable(table).split('\n').slice(0, -1);
        expect(lines).toHaveLength(table.rows.length + 2);
        for (const line of lines) {
          expect(line).not.toMatch(forbidden);
          const borders = line.replaceAll(/\\./g, '').match(/\|/g);
          expect(borders).toHaveLength(table.columns.length + 1);
        }
      }),
    );
  });
});
