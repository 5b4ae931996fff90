// A notice in Markdown as plain text and as HTML. Values of people are set after the Markdown is read: nothing in them is mark-up.
import { lexer, type Token, type Tokens } from 'marked';
import { type Filled, withValues } from '../domain/notices/template.ts';
import { visible } from './visible.ts';

export interface SetText {
  readonly text: string;
  readonly html: string;
}

const entities: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[<>&"']/g, (sign) => entities[sign] ?? sign);

/** Where a link may lead to; anything else is printed and leads nowhere. */
const isLink = (address: string): boolean => /^(?:https?:\/\/|mailto:)/i.test(address);

interface Setter {
  readonly text: (raw: string) => string;
  readonly attribute: (raw: string) => string;
}

type Typed = Token & { readonly type: string };

/** Both parts of the message. */
export function setMarkdown({ text, values }: Pick<Filled, 'text' | 'values'>): SetText {
  const tokens = lexer(text);
  const plain: Setter = {
    text: (raw) => withValues(raw, values, visible),
    attribute: (raw) => withValues(raw, values, encodeURIComponent),
  };
  const html: Setter = {
    text: (raw) => withValues(escaped(raw), values, (value) => escaped(visible(value))),
    attribute: (raw) => withValues(escaped(raw), values, (value) => escaped(encodeURIComponent(value))),
  };
  return {
    text: `${blocksAsText(tokens, plain).join('\n\n')}\n`,
    html: `<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"></head>\n<body>\n${blocksAsHtml(tokens, html).join('\n')}\n</body>\n</html>\n`,
  };
}

/** A single line, such as a subject. */
export const setLine = ({ text, values }: Pick<Filled, 'text' | 'values'>): string =>
  visible(withValues(text.trim(), values, visible)).trim();

/** Where a line of the file ends, the paragraph goes on; a backslash at its end breaks it. */
const unbroken = (token: Token): string => ('text' in token ? String(token.text) : token.raw).replaceAll('\n', ' ');

const inside = (token: Token): readonly Token[] => ('tokens' in token && token.tokens ? token.tokens : []);

function blocksAsText(tokens: readonly Token[], set: Setter): string[] {
  return (tokens as readonly Typed[]).flatMap((token): string[] => {
    switch (token.type) {
      case 'space':
      case 'def':
        return [];
      case 'hr':
        return ['--'];
      case 'code':
        return [set.text((token as Tokens.Code).text)];
      case 'blockquote':
        return [
          blocksAsText(inside(token), set)
            .join('\n\n')
            .split('\n')
            .map((line) => `> ${line}`.trimEnd())
            .join('\n'),
        ];
      case 'list': {
        const { items, ordered, start } = token as Tokens.List;
        const lines = items.map((item, at) => {
          const bullet = ordered ? `${Number(start || 1) + at}. ` : '- ';
          return `${bullet}${blocksAsText(item.tokens, set)
            .join('\n')
            .replaceAll('\n', `\n${' '.repeat(bullet.length)}`)}`;
        });
        return [lines.join('\n')];
      }
      default:
        return [inlineAsText(token, set)];
    }
  });
}

function inlineAsText(token: Token, set: Setter): string {
  const children = (): string =>
    inside(token)
      .map((each) => inlineAsText(each, set))
      .join('');
  switch (token.type) {
    case 'br':
      return '\n';
    case 'link': {
      const { href, text } = token as Tokens.Link;
      const address = set.attribute(href);
      const said = children();
      return said === address || text === href ? said : `${said} (${address})`;
    }
    case 'image':
      return set.text((token as Tokens.Image).text);
    case 'escape':
    case 'codespan':
      return set.text((token as Tokens.Codespan).text);
    default:
      return inside(token).length > 0 ? children() : set.text(unbroken(token));
  }
}

function blocksAsHtml(tokens: readonly Token[], set: Setter): string[] {
  return (tokens as readonly Typed[]).flatMap((token): string[] => {
    switch (token.type) {
      case 'space':
      case 'def':
        return [];
      case 'hr':
        return ['<hr>'];
      case 'heading': {
        const { depth } = token as Tokens.Heading;
        return [`<h${depth}>${inlineAsHtml(token, set)}</h${depth}>`];
      }
      case 'code':
        return [`<pre>${set.text((token as Tokens.Code).text)}</pre>`];
      case 'blockquote':
        return ['<blockquote>', ...blocksAsHtml(inside(token), set), '</blockquote>'];
      case 'list': {
        const { items, ordered, start } = token as Tokens.List;
        const name = ordered ? 'ol' : 'ul';
        const first = ordered && Number(start || 1) !== 1 ? ` start="${Number(start)}"` : '';
        return [`<${name}${first}>`, ...items.map((item) => `<li>${itemAsHtml(item, set)}</li>`), `</${name}>`];
      }
      default:
        return [`<p>${inlineAsHtml(token, set)}</p>`];
    }
  });
}

/** A tight list has lines in its items, a loose one paragraphs. */
const itemAsHtml = (item: Tokens.ListItem, set: Setter): string =>
  item.tokens
    .map((token) => (token.type === 'text' ? inlineAsHtml(token, set) : blocksAsHtml([token], set).join('\n')))
    .join('\n');

const wrapped: Readonly<Record<string, string>> = { strong: 'strong', em: 'em', del: 's' };

function inlineAsHtml(token: Token, set: Setter): string {
  const children = (): string =>
    inside(token)
      .map((each) => inlineAsHtml(each, set))
      .join('');
  const name = wrapped[token.type];
  if (name !== undefined) return `<${name}>${children()}</${name}>`;
  switch (token.type) {
    case 'br':
      return '<br>\n';
    case 'link': {
      const { href } = token as Tokens.Link;
      return isLink(href) ? `<a href="${set.attribute(href)}">${children()}</a>` : children();
    }
    case 'image':
      return set.text((token as Tokens.Image).text);
    case 'codespan':
      return `<code>${set.text((token as Tokens.Codespan).text)}</code>`;
    case 'escape':
      return set.text((token as Tokens.Escape).text);
    default:
      return inside(token).length > 0 ? children() : set.text(unbroken(token));
  }
}
