// A desk with every payload in every field that somebody else fills in: applicants, rosters, reviewers, reasons, names of files.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { annLee } from '../../domain/intake/ann-lee.ts';
import { applicationForm } from '../../domain/intake/built-in-program.ts';
import { runHere } from '../../support/run-here.ts';
import { hostileLocals, illBytes, type Payload } from './payloads.ts';
import { rowsOf } from './rows-of.ts';
import { type ToldPeople, tellPeople } from './told-people.ts';

export const now = '2016-02-16T18:00:00Z';

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');

/** UTF-16 as old spreadsheets write it: the one encoding of a file in which a half of a character may stand. */
const utf16 = (text: string): Buffer => Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(text, 'utf16le')]);

const headers = applicationForm.fields.map(({ header }) => header);
const row = (changed: Readonly<Record<string, string>>): string[] =>
  applicationForm.fields.map(({ field }) => changed[field] ?? annLee[field] ?? '');

/** The fields into which an applicant writes what they like. */
const free = [
  'firstName',
  'lastName',
  'city',
  'role',
  'organization',
  'pdExperience',
  'pastPrograms',
  'motivation',
  'equity',
];
const inAll = (text: string): Record<string, string> => Object.fromEntries(free.map((field) => [field, text]));

const minute = (at: number): string => `1/${1 + (at % 28)}/2016 10:${String(at % 60).padStart(2, '0')}:00`;

/** Everybody's export: a row for each payload, which also stands in a column of its own and in the header of one. */
function applications(texts: readonly Payload[]): Buffer {
  const own = texts.map(({ text }) => text);
  const rows = own.map((text, at) => {
    const who = { submittedAt: minute(at), email: `person${at}@example.org`, csInvolvement: text, ...inAll(text) };
    // Some of them give an answer that the form does not offer: those wait for a person.
    const open = at % 4 === 0 ? { yearsTeaching: text } : at % 4 === 1 ? { zip: text } : {};
    return [...row({ ...who, ...open }), text, ...own.map((_, column) => (column === at ? text : ''))];
  });
  const waiting = own.flatMap((text, at) => [
    [...row({ submittedAt: text, email: `held${at}@example.org`, ...inAll(text) }), text],
    [...row({ submittedAt: minute(at), email: `${text}@@`, ...inAll(text) }), text],
    [...row({ submittedAt: minute(at), email: `unplaced${at}@example.org`, state: text, focusArea: text }), text],
  ]);
  const locals = hostileLocals.map((local) => row({ submittedAt: minute(0), email: `${local}@example.org` }));
  const header = [...headers, 'Notes', ...own];
  const padded = [...rows, ...waiting, ...locals].map((cells) => header.map((_, at) => cells[at] ?? ''));
  return utf16(csv([header, ...padded]));
}

/** The same as bytes that are no characters, in a file of bytes. */
function ill(): Buffer {
  const rows = illBytes.map((bytes, at) => {
    const who = { email: `ill${at}@example.org`, firstName: '\u0001', motivation: '\u0001' };
    const pieces = csv([row(who)]).split('\u0001');
    return Buffer.concat(
      pieces.flatMap((piece, at) => (at === 0 ? [Buffer.from(piece)] : [bytes, Buffer.from(piece)])),
    );
  });
  return Buffer.concat([Buffer.from(csv([headers])), ...rows]);
}

/** Names that this computer can give to a file. */
const canName = (text: string): boolean =>
  !/[/\0]/.test(text) && Buffer.from(text).toString() === text && Buffer.byteLength(text) < 240 && !/^\.*$/.test(text);

/** One command, which must come to a good end. */
export type Fdp = (args: readonly string[], user?: string) => Promise<string>;

/**
 * Has one text in so many said with a command, and by somebody of that name; another one each time, so that all of them have been
 * said in the end.
 */
export type Each = (
  oneIn: number,
  argsOf: (at: number) => readonly string[],
  flag?: '--reason' | '--note' | null,
) => Promise<void>;

export interface FullDesk {
  readonly folder: string;
  readonly texts: readonly Payload[];
  /** Names of files, as they were imported. */
  readonly names: readonly string[];
  readonly told: ToldPeople;
}

/** Fills a folder: program, database, exports. Every command that fills it in must come to a good end. */
export async function fillDesk(folder: string, texts: readonly Payload[]): Promise<FullDesk> {
  const write = (name: string, content: string | Uint8Array): void => writeFileSync(path.join(folder, name), content);
  const fdp: Fdp = async (args, user) => {
    const ran = await runHere(folder, args, now, user === undefined ? {} : { FDP_USER: user });
    if (ran.exitCode !== 0) throw new Error(`fdp ${JSON.stringify(args)}: exit ${ran.exitCode}\n${ran.notes}`);
    return ran.out;
  };
  await fdp(['init', '--yes']);
  write(
    'roster.csv',
    csv([
      ['Email', 'First name', 'Last name', 'Program', 'Year'],
      ...texts.map(({ text }, at) => [`person${at}@example.org`, text, text, text, '2014']),
    ]),
  );
  write('applications.csv', applications(texts));
  write('ill.csv', ill());
  write('small.csv', csv([headers, row({})]));
  await fdp(['import', 'roster.csv', 'applications.csv', 'ill.csv']);

  const names = texts
    .filter(({ text }, at) => at % 2 === 0 && canName(text))
    .map(({ text }, at) => path.join('named', `${text}${at % 2 === 0 ? '' : '.csv'}`));
  mkdirSync(path.join(folder, 'named'));
  names.forEach((name, at) => {
    const one = row({ submittedAt: minute(at), email: `named${at}@example.org` });
    writeFileSync(path.join(folder, name), csv([headers, one]));
  });
  await fdp(['review', '--window', 'rolling']);
  await fdp(['import', ...names]);

  write(
    'committee.csv',
    csv([
      ['Name', 'Email', 'Organization'],
      ...texts.map(({ text }, at) => [text, `reader${at}@readers.example.com`, text]),
    ]),
  );
  await fdp(['reviewers', 'add', '--from', 'committee.csv']);
  await fdp(['assign', '--reviews', '1', '--follow-up']);
  write('scores.csv', scores(folder, texts));
  await fdp(['sheets', 'import', 'scores.csv']);
  // Whose focus area nobody knows is told nothing: the texts of the notices name it.
  const taken = rowsOf<{ id: number }>(
    folder,
    "select id from application where batch_id is not null and area <> '' order by id",
  );
  const decided = taken.map(({ id }, at) => [
    String(id),
    at % 3 === 0 ? 'waitlist' : 'accept',
    texts[at % texts.length]?.text.trim() || 'None',
  ]);
  write('decided.csv', csv([['Application', 'Decision', 'Reason'], ...decided]));
  await fdp(['decide', '--from', 'decided.csv', '--yes']);
  const each = saying(fdp, texts);
  await sayReasons(each, folder, texts);
  return { folder, texts, names, told: await tellPeople(fdp, folder, each) };
}

/** A command line holds no NUL. */
function saying(fdp: Fdp, texts: readonly Payload[]): Each {
  let turn = 0;
  return async (oneIn, argsOf, flag = '--reason') => {
    turn += 1;
    for (const [at, { text }] of texts.filter((_, at) => at % oneIn === turn % oneIn).entries()) {
      const said = text.replaceAll('\0', '').trim();
      await fdp([...argsOf(at), ...(flag === null ? [] : [`${flag}=${said || 'None'}`])], said);
    }
  };
}

/** What a person types with a command, and who they say they are. */
async function sayReasons(each: Each, folder: string, texts: readonly Payload[]): Promise<void> {
  const person = (at: number): string => `person${at % texts.length}@example.org`;
  await each(4, (at) => ['correct', person(at), 'level-taught', '3']);
  await each(4, (at) => ['reviewers', 'conflict', `reader${at}@readers.example.com`, person(at + 1)]);
  await each(4, (at) => ['people', 'different', person(at), person(at + 1)]);
  await each(4, (at) => ['decide', person(at), 'withdraw']);
  const held = rowsOf<{ row: string }>(
    folder,
    "select import_id || ':' || line as row from held_row where status = 'held' order by id",
  );
  await each(4, (at) => ['resolve', held[at]?.row ?? '', '--skip']);
  const day = (at: number): string => new Date(Date.UTC(2016, 2, 1 + at)).toISOString().slice(0, 10);
  await each(12, (at) => ['people', 'merge', person(at + 2), `unplaced${at}@example.org`, '--yes']);
  await each(12, (at) => ['window', 'extend', 'rolling', '--to', day(at), '--yes']);
  const named = rowsOf<{ id: number }>(folder, "select id from import where file like 'named%' order by id desc");
  await each(12, (at) => ['undo', 'import', String(named[at]?.id), '--yes']);
}

function scores(folder: string, texts: readonly Payload[]): string {
  const given = rowsOf<{ application: number; reviewer: string; batch: string }>(
    folder,
    `select a.application_id as application, r.email as reviewer, b.name as batch from assignment a
       join reviewer r on r.id = a.reviewer_id join application p on p.id = a.application_id
       join batch b on b.id = p.batch_id order by 1, 2`,
  );
  const [{ batch } = { batch: '' }] = given;
  const lines = given.map(({ application, reviewer }, at) => {
    const note = texts[at % texts.length]?.text ?? '';
    return [batch, 'reading', reviewer, String(application), at % 2 === 0 ? '5' : '3', '3', note, ''];
  });
  // No such application, no such reviewer, no such points: those wait.
  const held = texts.flatMap(({ text }, at) => [
    [batch, 'reading', `reader${at}@readers.example.com`, text, '5', '3', text, text],
    [batch, 'reading', text, '1', text, '3', text, ''],
  ]);
  return csv([
    ['Batch', 'Stage', 'Reviewer', 'Application', 'motivation', 'equity', 'Note', texts[0]?.text ?? ''],
    ...lines,
    ...held,
  ]);
}
