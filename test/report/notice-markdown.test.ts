import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { mark } from '../../src/domain/notices/template.ts';
import { setLine, setMarkdown } from '../../src/report/notice-markdown.ts';

const value = (at: number): string => `${mark.before}${at}${mark.after}`;
const bodyOf = (html: string): string => html.slice(html.indexOf('<body>\n') + 7, html.indexOf('\n</body>'));

describe('a notice', () => {
  it('is text and HTML', () => {
    const text =
      'Dear **you**,\n\none\ntwo\\\nthree [here](https://example.org/a?b=c).\n\n- a\n- b\n\n1. x\n2. y\n\n> said\n\n# Head\n';
    const set = setMarkdown({ text, values: [] });
    expect(set.text).toBe(
      'Dear you,\n\none two\nthree here (https://example.org/a?b=c).\n\n- a\n- b\n\n1. x\n2. y\n\n> said\n\nHead\n',
    );
    expect(bodyOf(set.html)).toBe(
      '<p>Dear <strong>you</strong>,</p>\n<p>one two<br>\nthree <a href="https://example.org/a?b=c">here</a>.</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol>\n<li>x</li>\n<li>y</li>\n</ol>\n<blockquote>\n<p>said</p>\n</blockquote>\n<h1>Head</h1>',
    );
  });

  it('shows mark-up in values as what it is', () => {
    const set = setMarkdown({ text: `Dear ${value(0)}`, values: ['**<b>Eve</b>** [x](javascript:1) & "q"'] });
    expect(set.text).toBe('Dear **<b>Eve</b>** [x](javascript:1) & "q"\n');
    expect(bodyOf(set.html)).toBe('<p>Dear **&lt;b&gt;Eve&lt;/b&gt;** [x](javascript:1) &amp; &quot;q&quot;</p>');
  });

  it('shows HTML of the text as text, and links only where mail programs may follow', () => {
    const set = setMarkdown({
      text: 'a <script>alert(1)</script> [b](javascript:alert(1))\n\n<div>c</div>\n',
      values: [],
    });
    expect(set.html).not.toContain('<script');
    expect(set.html).not.toContain('<div>');
    expect(set.html).not.toContain('href');
  });

  it('puts a value into a link as a part of its address', () => {
    const set = setMarkdown({ text: `[x](https://example.org/?q=${value(0)})`, values: ['a b&c="'] });
    expect(bodyOf(set.html)).toBe('<p><a href="https://example.org/?q=a%20b%26c%3D%22">x</a></p>');
  });

  it('has a subject of one line', () => {
    expect(setLine({ text: `Hello ${value(0)}\n`, values: ['Eve\r\nBcc: all@example.org'] })).toBe(
      'Hello Eve\\r\\nBcc: all@example.org',
    );
  });
});

it('whatever a person is called, the HTML has the same elements, and the name stands in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const elements: string[] = [];
      let text = '';
      const parser = new Parser({
        onopentag: (element) => void elements.push(element),
        ontext: (part) => {
          text += part;
        },
      });
      const set = setMarkdown({ text: `Dear **${value(0)}**,\n\nbye\n`, values: [name] });
      parser.end(set.html);
      expect(elements).toEqual(['html', 'head', 'meta', 'body', 'p', 'strong', 'p']);
      expect(text.replace(/\s+/g, ' ')).toContain(set.text.split('\n')[0]?.replace(/\s+/g, ' ').trim().slice(0, 5));
    }),
  );
});
