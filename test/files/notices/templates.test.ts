import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readTemplates, templateFor } from '../../../src/files/notices/templates.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'fdp-notices-'));
  mkdirSync(path.join(dir, 'notices'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const write = (name: string, text: string | Uint8Array): void => writeFileSync(path.join(dir, 'notices', name), text);
const areas = ['csf', 'csp'];
const read = () => readTemplates(dir, areas);
const said = () =>
  read().mistakes.map(
    ({ file, line, column, message, suggestion }) => `${file}:${line}:${column} ${message}${suggestion ?? ''}`,
  );
const plain = '---\nsubject: Hello\n---\nDear {{firstName}}\n';

describe('the built-in texts', () => {
  it('are in order', () => {
    const { templates, mistakes } = readTemplates(path.resolve('data/code-org-2016'), ['csf', 'csp', 'ecs']);
    expect(mistakes).toEqual([]);
    expect(new Set(templates.map(({ kind }) => kind)).size).toBe(6);
  });
});

describe('a text', () => {
  it('of the area comes before that of all areas, and an offer takes that of an accept', () => {
    for (const name of ['accept.md', 'accept.csp.md', 'decline.md']) write(name, plain);
    const { templates } = read();
    const found = (kind: Parameters<typeof templateFor>[1], area: string | null) =>
      templateFor(templates, kind, area)?.file;
    expect(found('accept', 'csp')).toBe('notices/accept.csp.md');
    expect(found('accept', 'csf')).toBe('notices/accept.md');
    expect(found('accept', null)).toBe('notices/accept.md');
    expect(found('offer', 'csp')).toBe('notices/accept.csp.md');
    expect(found('defer', 'csp')).toBeUndefined();
  });

  it('is not there where there is no folder', () => {
    rmSync(path.join(dir, 'notices'), { recursive: true });
    expect(read()).toEqual({ templates: [], mistakes: [] });
  });

  it.each<readonly [string, string | Uint8Array, string]>([
    [
      'acept.md',
      plain,
      'notices/acept.md:1:1 a notice "acept" found, expected one of accept, waitlist, decline, defer, offer, correctionaccept.md',
    ],
    [
      'accept.cps.md',
      plain,
      'notices/accept.cps.md:1:1 a notice for the focus area "cps" found, expected one of csf, cspaccept.csp.md',
    ],
    [
      'accept.md',
      'Dear\n',
      'notices/accept.md:1:1 no subject found, expected the file to begin with three lines: ---, subject: …, ---',
    ],
    ['accept.md', '---\nsubjekt: x\n---\n', 'notices/accept.md:2:1 subject is missing, expected a text'],
    ['accept.md', '---\nsubject: "Hi {{nam}}"\n---\nDear\n', 'notices/accept.md:2:10 the field "nam" found'],
    ['accept.md', '---\nsubject: Hi\n---\n\nDear {{firstNam}}\n', 'notices/accept.md:5:6 the field "firstNam" found'],
    [
      'accept.md',
      '---\r\nsubject: Hi\r\n---\r\n\r\nDear {{firstNam}}\r\n',
      'notices/accept.md:5:6 the field "firstNam" found',
    ],
    [
      'accept.md',
      '---\nsubject: Hi\nfrom: nobody\n---\n',
      'notices/accept.md:3:7 from: "nobody" found, expected an address',
    ],
    ['accept.md', Uint8Array.of(0xff, 0x41), 'notices/accept.md:1:1 another encoding found, expected UTF-8 text'],
  ])('%s that is not one: %j', (name, text, message) => {
    write(name, text);
    expect(said().some((line) => line.startsWith(message))).toBe(true);
    expect(read().templates).toEqual([]);
  });
});
