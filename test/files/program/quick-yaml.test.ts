import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { readQuickly } from '../../../src/files/program/quick-yaml.ts';

const builtIn = fileURLToPath(new URL('../../../data/code-org-2016', import.meta.url));
const texts = readdirSync(builtIn, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => ({ file, text: readFileSync(path.join(builtIn, file), 'utf8') }));

/** What the library says: the value, or undefined where anything is wrong. */
function byLibrary(text: string): unknown {
  const document = parseDocument(text, { prettyErrors: false, stringKeys: true });
  return document.errors.length + document.warnings.length > 0 ? undefined : document.toJS();
}

describe('readQuickly', () => {
  it.each(texts)('reads $file as the library does', ({ text }) => {
    expect(readQuickly(text)).toEqual(byLibrary(text));
  });

  it.each([
    ['an alias', 'a: &b 1\nc: *b'],
    ['a key twice', 'a: 1\na: 2'],
    ['a second document', 'a: 1\n---\nb: 2'],
    ['an unclosed list', 'a: [b'],
  ])('leaves %s to the library', (_what, text) => {
    expect(readQuickly(text)).toBeUndefined();
  });
});
