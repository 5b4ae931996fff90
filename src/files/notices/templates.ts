// The notices of a program: Markdown files in its folder `notices`, by decision and, where it matters, by focus area.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { nearest } from '../../domain/did-you-mean.ts';
import { type Piece, parseTemplate, type TemplateMistake } from '../../domain/notices/template.ts';
import { labelSchema } from '../../domain/program/field.ts';
import { cite, list } from '../../domain/program/finding.ts';
import { diagnose } from '../program/diagnose.ts';
import { parseYaml } from '../program/parse-yaml.ts';
import { type ProgramMistake, wholeFile } from '../program/read-yaml.ts';

export const noticesFolder = 'notices';

/** What there can be a notice for. An `offer` is an accept out of the waitlist; without a text of its own it takes that of an accept. */
export const templateKinds = ['accept', 'waitlist', 'decline', 'defer', 'offer', 'correction'] as const;
export type TemplateKind = (typeof templateKinds)[number];

export interface NoticeTemplate {
  /** Relative to the program's folder, with `/`. */
  readonly file: string;
  readonly kind: TemplateKind;
  /** Null for all focus areas without one of their own. */
  readonly focusArea: string | null;
  readonly subject: readonly Piece[];
  readonly from: string | null;
  readonly replyTo: string | null;
  readonly body: readonly Piece[];
  /** How many lines stand above the body. */
  readonly bodyFrom: number;
}

export interface TemplateReading {
  readonly templates: readonly NoticeTemplate[];
  readonly mistakes: readonly ProgramMistake[];
}

const addressSchema = v.pipe(
  v.string('expected an address'),
  v.regex(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/, 'expected an address such as "Facilitators <team@example.org>"'),
);
const headSchema = v.strictObject({
  subject: labelSchema,
  from: v.optional(addressSchema),
  replyTo: v.optional(addressSchema),
});

const largest = 200_000;

/**
 * Every template of a program, and every mistake in them. A program without the folder has none. `focusAreas` is null where they
 * can't be read for other mistakes: then any area will do.
 */
export function readTemplates(dir: string, focusAreas: readonly string[] | null): TemplateReading {
  const folder = path.join(dir, noticesFolder);
  if (!existsSync(folder)) return { templates: [], mistakes: [] };
  if (!statSync(folder).isDirectory())
    return { templates: [], mistakes: [wholeFile(noticesFolder, 'a file found, expected a folder of Markdown files')] };
  const templates: NoticeTemplate[] = [];
  const mistakes: ProgramMistake[] = [];
  for (const name of readdirSync(folder).sort()) {
    if (name.startsWith('.') || !/\.md$/i.test(name) || name === 'README.md') continue;
    const file = `${noticesFolder}/${name}`;
    const named = partsOfName(name, focusAreas);
    if (typeof named === 'string' || 'suggestion' in named) {
      mistakes.push(
        wholeFile(
          file,
          typeof named === 'string' ? named : named.message,
          typeof named === 'string' ? null : named.suggestion,
        ),
      );
      continue;
    }
    const read = readTemplate(path.join(folder, name), file);
    mistakes.push(...read.mistakes);
    if (read.template !== null) templates.push({ ...read.template, ...named });
  }
  return { templates, mistakes };
}

type Named = Pick<NoticeTemplate, 'kind' | 'focusArea'>;

function partsOfName(
  name: string,
  focusAreas: readonly string[] | null,
): Named | { readonly message: string; readonly suggestion: string | null } {
  const [word = '', ...rest] = name.replace(/\.md$/i, '').split('.');
  const kind = templateKinds.find((one) => one === word);
  if (kind === undefined) {
    const meant = nearest(word, templateKinds);
    return {
      message: `a notice ${cite(word)} found, expected one of ${list(templateKinds)}`,
      suggestion: meant === null ? null : [meant, ...rest, 'md'].join('.'),
    };
  }
  const [area, ...more] = rest;
  if (area === undefined) return { kind, focusArea: null };
  if (more.length === 0 && focusAreas?.includes(area) !== false) return { kind, focusArea: area };
  const meant = nearest(area, focusAreas ?? []);
  return {
    message: `a notice for the focus area ${cite(rest.join('.'))} found, expected one of ${list(focusAreas ?? [])}`,
    suggestion: meant === null ? null : `${kind}.${meant}.md`,
  };
}

type Unnamed = Omit<NoticeTemplate, 'kind' | 'focusArea'>;

function readTemplate(
  at: string,
  file: string,
): { readonly template: Unnamed | null; readonly mistakes: readonly ProgramMistake[] } {
  const refused = (message: string) => ({ template: null, mistakes: [wholeFile(file, message)] });
  let bytes: Buffer;
  try {
    const stat = statSync(at);
    if (!stat.isFile()) return refused('no file found, expected a Markdown file');
    if (stat.size > largest) return refused(`${stat.size} bytes found, expected at most ${largest}`);
    bytes = readFileSync(at);
  } catch (error) {
    return refused(`the file can't be read (${(error as NodeJS.ErrnoException).code})`);
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n');
  } catch {
    return refused('another encoding found, expected UTF-8 text: save the file as UTF-8');
  }
  const head = /^---[ \t]*\n([\s\S]*?)^---[ \t]*(?:\n|$)/m.exec(text);
  if (head === null || head.index !== 0) {
    return refused('no subject found, expected the file to begin with three lines: ---, subject: …, ---');
  }
  const yaml = parseYaml(head[1] ?? '', file);
  const { value, mistakes } = diagnose(yaml, headSchema);
  // What stands between the lines of hyphens begins on the second line of the file.
  const below = <One extends { readonly line: number }>(one: One, lines: number): One => ({
    ...one,
    line: one.line + lines,
  });
  const found = mistakes.map((one) => below(one, 1));
  const bodyFrom = head[0].split('\n').length - 1;
  const body = parseTemplate(text.slice(head[0].length));
  const inBody = body.mistakes.map((one) => ({ file, ...below(one, bodyFrom) }));
  if (value === null) return { template: null, mistakes: [...found, ...inBody] };
  const subject = parseTemplate(value.subject);
  const place = yaml.locate(['subject']);
  const inSubject = subject.mistakes.map(({ message, suggestion }: TemplateMistake) => ({
    ...{ file, message, suggestion },
    ...below(place, 1),
  }));
  const all = [...found, ...inSubject, ...inBody];
  if (all.length > 0) return { template: null, mistakes: all };
  const { from = null, replyTo = null } = value;
  return { template: { file, subject: subject.pieces, from, replyTo, body: body.pieces, bodyFrom }, mistakes: [] };
}

/** The text for somebody: of the kind and the area, else of the kind; an offer without one takes that of an accept. */
export function templateFor(
  templates: readonly NoticeTemplate[],
  kind: TemplateKind,
  focusArea: string | null,
): NoticeTemplate | null {
  const of = (one: TemplateKind): NoticeTemplate | null =>
    templates.find((each) => each.kind === one && each.focusArea === focusArea && focusArea !== null) ??
    templates.find((each) => each.kind === one && each.focusArea === null) ??
    null;
  return of(kind) ?? (kind === 'offer' ? of('accept') : null);
}
