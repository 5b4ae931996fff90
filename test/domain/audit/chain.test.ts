// Whatever anybody does to the log, the check finds it and names the line.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/cli/flows/sha256.ts';
import {
  type ChainedLine,
  checkChain,
  digestOf,
  type Head,
  hashOf,
  redactedKey,
} from '../../../src/domain/audit/chain.ts';

interface Content {
  readonly by: string;
  readonly what: string;
  readonly changes: string | null;
}

const origin = 'origin of salt';

function chainOf(contents: readonly Content[], salt = 'salt'): ChainedLine[] {
  let previous = `origin of ${salt}`;
  return contents.map(({ by, what, changes }, at) => {
    const id = at + 1;
    const content = { command: `decide ${id} accept`, what, changes, salt: `${salt}${id}` };
    const head = { id, at: `2016-02-16T18:00:0${at % 10}Z`, by, change: id, undoes: null };
    const line = { ...head, ...content, digest: digestOf(content, sha256), redacted_in: null };
    previous = hashOf(previous, line, sha256);
    return { ...line, hash: previous };
  });
}

const headOf = (lines: readonly ChainedLine[]): Head => {
  const last = lines.at(-1);
  return last === undefined ? { line: 0, hash: origin } : { line: last.id, hash: last.hash };
};

const anyContent = fc.record({
  by: fc.constantFrom('ada', 'ben'),
  what: fc.constantFrom('{}', '{"rescored":4}', '{"batch":"rolling-1"}'),
  changes: fc.constantFrom(null, '{"rows":[]}'),
});
const anyChain = fc.array(anyContent, { minLength: 1, maxLength: 9 }).map((contents) => chainOf(contents));
const named = (lines: readonly ChainedLine[], head: Head | null, from = origin): number[] =>
  checkChain(lines, { head, origin: from }, sha256).findings.map(({ line }) => line);

const columns = [
  ...(['at', 'by', 'change', 'undoes', 'command', 'what', 'changes', 'salt', 'digest', 'hash', 'redacted_in'] as const),
];

/** Another value of the kind that the column has. */
function tampered(line: ChainedLine, column: (typeof columns)[number]): ChainedLine {
  const value = line[column];
  return { ...line, [column]: typeof value === 'string' ? `${value}x` : value === null ? 1 : value + 1 };
}

describe('a chain', () => {
  it('of any lines is valid as it was written', () => {
    fc.assert(
      fc.property(anyChain, (lines) => {
        expect(checkChain(lines, { head: headOf(lines), origin }, sha256)).toEqual({
          lines: lines.length,
          head: headOf(lines),
          redacted: 0,
          findings: [],
        });
      }),
    );
  });

  it('names the line of which any column was changed, and no other', () => {
    fc.assert(
      fc.property(anyChain, fc.nat(), fc.constantFrom(...columns), (lines, where, column) => {
        const at = where % lines.length;
        const changed = lines.map((line, place) => (place === at ? tampered(line, column) : line));
        expect([...new Set(named(changed, headOf(lines)))]).toEqual([at + 1]);
      }),
    );
  });

  it('names a line that was taken out, also at the end', () => {
    fc.assert(
      fc.property(anyChain, fc.nat(), (lines, where) => {
        const at = where % lines.length;
        expect(
          named(
            lines.filter((_, place) => place !== at),
            headOf(lines),
          ),
        ).toContain(at + 1);
      }),
    );
  });

  it('names a line that stands in the place of another, and one that was put behind the last', () => {
    fc.assert(
      fc.property(anyChain, fc.nat(), fc.nat(), (lines, one, other) => {
        const [from, to] = [one % lines.length, other % lines.length];
        fc.pre(from !== to);
        const copied = lines.map((line, at) => (at === to ? { ...(lines[from] ?? line), id: line.id } : line));
        expect(named(copied, headOf(lines))).toContain(to + 1);
        const [first] = lines;
        const added = [...lines, { ...(first ?? fc.pre(false)), id: lines.length + 1 } as ChainedLine];
        expect(named(added, headOf(lines))).toContain(lines.length + 1);
      }),
    );
  });

  it('names a line that was copied from the log of another database, and where two were exchanged', () => {
    fc.assert(
      fc.property(fc.array(anyContent, { minLength: 2, maxLength: 6 }), fc.nat(), (contents, where) => {
        const [lines, others] = [chainOf(contents), chainOf(contents, 'other')];
        const at = where % lines.length;
        const foreign = lines.map((line, place) => (place === at ? (others[place] ?? line) : line));
        expect(named(foreign, headOf(lines))).toContain(at + 1);
        const next = (at + 1) % lines.length;
        const exchanged = lines.map((line, place) => {
          const source = place === at ? lines[next] : place === next ? lines[at] : line;
          return { ...(source ?? line), id: line.id };
        });
        const found = named(exchanged, headOf(lines));
        expect([found.includes(at + 1), found.includes(next + 1)]).toEqual([true, true]);
      }),
    );
  });

  it('that was written anew as a whole is valid in itself, and not by the head that was kept', () => {
    fc.assert(
      fc.property(fc.array(anyContent, { minLength: 1, maxLength: 6 }), (contents) => {
        const [lines, anew] = [chainOf(contents), chainOf(contents, 'anew')];
        expect(named(anew, headOf(anew), 'origin of anew')).toEqual([]);
        expect(named(anew, headOf(lines), 'origin of anew')).toEqual([lines.length]);
        expect(named(lines, null)).toEqual([lines.length]);
      }),
    );
  });
});

describe('a line of which the content was removed', () => {
  const blank = { command: '', what: '', changes: null, salt: '' };
  const removal = (ids: readonly number[]): Content => ({
    by: 'ada',
    what: JSON.stringify({ [redactedKey]: ids }),
    changes: null,
  });
  const plain: Content = { by: 'ada', what: '{"application":1}', changes: null };
  const gone = (lines: ChainedLine[], id: number, by: number): ChainedLine[] =>
    lines.map((line) => (line.id === id ? { ...line, ...blank, redacted_in: by } : line));

  it('is valid where a later line says so', () => {
    const lines = gone(chainOf([plain, plain, removal([1])]), 1, 3);
    expect(checkChain(lines, { head: headOf(lines), origin }, sha256)).toMatchObject({ redacted: 1, findings: [] });
  });

  it.each([
    ['the other line says nothing of it', gone(chainOf([plain, plain, removal([2])]), 1, 3)],
    ['the other line is none', gone(chainOf([plain, plain, plain]), 1, 3)],
    ['the other line is not there', gone(chainOf([plain, plain, removal([1])]), 1, 7)],
    ['the other line is an earlier one', gone(chainOf([removal([2]), plain, plain]), 2, 1)],
  ])('is named where %s', (_, lines) => {
    const findings = checkChain(lines, { head: headOf(lines), origin }, sha256).findings;
    expect(findings.map(({ kind }) => kind)).toEqual(['redaction']);
  });

  it('is named where something stands there still', () => {
    const lines = gone(chainOf([plain, removal([1])]), 1, 2).map((line) =>
      line.id === 1 ? { ...line, what: '{}' } : line,
    );
    expect(named(lines, headOf(lines))).toEqual([1]);
  });
});
