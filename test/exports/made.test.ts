// The exports of the fixtures are what their generator makes, of invented people.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { exportFiles, exportNames } from '../support/exports/exports.ts';
import { submissions } from '../support/exports/people.ts';
import { emailQuestion, type Question, questions } from '../support/exports/questions.ts';
import { root } from '../support/run-fdp.ts';

const folder = path.join(root, 'test', 'fixtures', 'exports');

it('are all there, and nothing else', () => {
  expect(readdirSync(folder).sort()).toEqual([...exportNames].sort());
});

it.each(exportNames)('%s is made anew byte for byte', (name) => {
  const made = Buffer.from(exportFiles[name]());
  expect(readFileSync(path.join(folder, name)).equals(made), 'run test/support/exports/write-exports.ts').toBe(true);
});

it.each(exportNames)('%s names nobody outside of example.org', (name) => {
  const bytes = readFileSync(path.join(folder, name));
  const parts = /\.(?:zip|xlsx)$/.test(name) ? Object.values(unzipSync(bytes)) : [bytes];
  const text = parts.map((part) => Buffer.from(part).toString('latin1').replaceAll('\0', '')).join('\n');
  const domains = [...text.matchAll(/[\w.]@([\w.-]+)/g)].map(([, domain]) => domain);
  expect(new Set(domains)).toEqual(new Set(['example.org']));
});

it('ask what the built-in form asks, in its words', () => {
  const form = parse(readFileSync(path.join(root, 'data/code-org-2016/forms/application.yaml'), 'utf8')) as {
    fields: { field: string; header: string; many?: boolean; other?: boolean; options?: { text: string }[] }[];
  };
  const asked = form.fields
    .filter(({ field }) => field !== 'submittedAt')
    .map(({ field, header, many = false, other = false, options = [] }) => ({
      ...{ field, text: header, many, other },
      options: options.map(({ text }) => text),
    }));
  const byField = (a: Question, b: Question) => (a.field < b.field ? -1 : 1);
  expect([emailQuestion, ...questions].sort(byField)).toEqual((asked as unknown as Question[]).sort(byField));
});

it('are of thirteen people, one of whom applied twice', () => {
  expect(submissions).toHaveLength(14);
  expect(new Set(submissions.map(({ email }) => email)).size).toBe(13);
});
