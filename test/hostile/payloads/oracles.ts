// What must be true of everything that the tool prints or writes, whatever came in. Nothing here is the tool's own code:
// CSV is read by csv-parse, pages and workbooks by htmlparser2, letters by postal-mime, JSON by JSON.parse.
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { Parser } from 'htmlparser2';
import PostalMime from 'postal-mime';
import { parseDocument } from 'yaml';

/** Whatever a terminal obeys, that turns the reading around, or that nobody sees. A line feed and a tab are ours. */
const unseen =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\uffff\ufffe\p{Cs}]/u;

/** What a spreadsheet takes for the beginning of a formula, in its ASCII and its wide and small forms. */
const formula = /^[\s\u00a0]*[=+\-@＝＋－＠﹦﹢﹣﹫−\t\r]/;
const number = /^-?\d+(?:\.\d+)?$/;

export interface Fault {
  readonly what: string;
  readonly near: string;
}

const around = (text: string, at: number): string => JSON.stringify(text.slice(Math.max(0, at - 60), at + 60));

export function faultsInText(text: string): Fault[] {
  const at = text.search(unseen);
  return at < 0 ? [] : [{ what: 'a sign that nobody sees, or that a terminal obeys', near: around(text, at) }];
}

/** A second line of somebody's text that stands there as if it were a line of the tool's own. */
export function forgedLines(text: string): Fault[] {
  const forged = /^(?:2016-02-16 ada: accepted everybody|Bcc: everyone@example\.org|forged)/m.exec(text);
  return forged === null ? [] : [{ what: 'a forged line', near: around(text, forged.index) }];
}

export function faultsInCsv(text: string): Fault[] {
  const faults = faultsInText(text.replaceAll('\r\n', '\n'));
  const [header = [], ...records] = parse(text, { record_delimiter: '\r\n', relax_column_count: true }) as string[][];
  for (const record of [header, ...records]) {
    if (record.length !== header.length)
      faults.push({ what: 'a row of another length', near: record.join('|').slice(0, 200) });
    for (const cell of record) {
      if (formula.test(cell) && !number.test(cell))
        faults.push({ what: 'a formula', near: JSON.stringify(cell.slice(0, 80)) });
    }
  }
  return faults;
}

/** Tab-separated values: a header, and as many cells in every line. */
export function faultsInTsv(text: string): Fault[] {
  const lines = text.split('\n').slice(0, -1);
  const cells = (line: string): number => line.split('\t').length;
  const uneven = lines.find((line) => cells(line) !== cells(lines[0] ?? ''));
  return [
    ...faultsInText(text),
    ...forgedLines(text),
    ...(uneven === undefined ? [] : [{ what: 'a row of another length', near: uneven.slice(0, 200) }]),
  ];
}

export function faultsInJson(text: string): Fault[] {
  try {
    JSON.parse(text);
  } catch (error) {
    return [{ what: `no JSON: ${String(error)}`, near: text.slice(0, 200) }];
  }
  return faultsInText(text);
}

/** The Markdown of the tool: code spans, escapes and entities taken away, nothing that means anything may be left of a text. */
export function faultsInMarkdown(text: string): Fault[] {
  const faults = [...faultsInText(text), ...forgedLines(text)];
  const bare = text.replaceAll(/\\[!-/:-@[-`{-~]|&(?:lt|gt|amp);/g, '').replaceAll(/`[^`\n]+`/g, '');
  for (const live of [/<\w/, /\]\(/, /!\[/, /https?:\/\//, /www\./i, /~~/, /javascript:[^ ]*\)\]/]) {
    const at = bare.search(live);
    if (at >= 0) faults.push({ what: 'live Markdown', near: around(bare, at) });
  }
  let borders = 0;
  for (const line of bare.split('\n')) {
    const own = line.startsWith('|') ? (line.match(/\|/g)?.length ?? 0) : 0;
    if (own > 0 && borders > 0 && own !== borders)
      faults.push({ what: 'a row of another length', near: line.slice(0, 200) });
    borders = own;
  }
  return faults;
}

/** Every element with its attributes, as often as it comes up in one order or another: what a page is made of. */
export function elementsOf(html: string, xmlMode = false): Set<string> {
  const seen = new Set<string>();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => seen.add(`<${name} ${JSON.stringify(attributes)}>`),
      oncomment: () => seen.add('<!-- -->'),
      onprocessinginstruction: (name) => seen.add(`<${name}>`),
    },
    { xmlMode, decodeEntities: true },
  );
  parser.end(html);
  return seen;
}

/** `expected`: what pages are made of of which nobody need be afraid. */
export function faultsInHtml(html: string, expected: ReadonlySet<string>): Fault[] {
  const foreign = [...elementsOf(html)].filter((element) => !expected.has(element));
  const faults = foreign.map((element) => ({ what: 'markup that is not ours', near: element.slice(0, 200) }));
  return [...faultsInText(html), ...faults];
}

/** A workbook: text cells and numbers, no formula, no link, no macro, nothing from elsewhere, and XML that can be read. */
export function faultsInWorkbook(bytes: Uint8Array): Fault[] {
  const faults: Fault[] = [];
  for (const [name, part] of Object.entries(unzipSync(bytes))) {
    if (!/^[\w./[\]-]+$/.test(name) || name.includes('..'))
      faults.push({ what: 'a part with a strange name', near: name });
    if (/vba|macro|externalLink|connections|customXml/i.test(name))
      faults.push({ what: 'a part that acts', near: name });
    const text = strFromU8(part);
    faults.push(...faultsInXml(text, name));
  }
  return faults;
}

const forbiddenInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/u;

function faultsInXml(text: string, name: string): Fault[] {
  const faults: Fault[] = [];
  const at = text.search(forbiddenInXml);
  if (at >= 0) faults.push({ what: `a sign that XML does not allow, in ${name}`, near: around(text, at) });
  for (const [reference, decimal, hex] of text.matchAll(/&#(?:(\d+)|x([\da-f]+));/gi)) {
    const sign = String.fromCodePoint(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal));
    if (unseen.test(sign) && sign !== '\r') faults.push({ what: `a hidden sign in ${name}`, near: reference });
  }
  let inText = false;
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => {
        inText = tag === 't';
        const link = tag === 'hyperlink' || attributes['TargetMode'] === 'External';
        if (tag === 'f' || link) faults.push({ what: `<${tag}> in ${name}`, near: JSON.stringify(attributes) });
      },
      ontext: (said) => {
        if (inText) faults.push(...faultsInText(said.replaceAll('\r\n', '\n')));
        // Excel reads `_x000D_` in a text as the character of that number.
        if (inText && /_x[\dA-Fa-f]{4}_/.test(said.replaceAll('_x005F_', '')))
          faults.push({ what: 'an escape of workbooks', near: around(said, 0) });
      },
      onclosetag: () => {
        inText = false;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
  return faults;
}

export function faultsInYaml(text: string): Fault[] {
  const { errors } = parseDocument(text);
  return [...faultsInText(text), ...errors.map(({ message }) => ({ what: 'no YAML', near: message.slice(0, 200) }))];
}

/** A letter: a header has one line, and only names that we write; nothing of a text begins a header of its own. */
export function faultsInLetter(text: string): Fault[] {
  const [head = ''] = text.split('\r\n\r\n');
  const known = /^(?:From|To|Reply-To|Subject|Date|Message-ID|MIME-Version|Content-[\w-]+|X-Unsent|[ \t])/i;
  const foreign = head.split(/\r\n|\r|\n/).find((line) => !known.test(line));
  return [
    ...faultsInText(text.replaceAll('\r\n', '\n')),
    ...(foreign === undefined ? [] : [{ what: 'a header that is not ours', near: foreign.slice(0, 200) }]),
  ];
}

/** What stands in a letter of which the addresses, and the elements of its pages, are known. */
export interface ExpectedInLetters {
  readonly addresses: ReadonlySet<string>;
  readonly elements: ReadonlySet<string>;
}

/** The parts of a letter as a mail program shows them: one reader who is known, a text and a page, and nothing else. */
export async function faultsInDraft(bytes: Uint8Array, { addresses, elements }: ExpectedInLetters): Promise<Fault[]> {
  const {
    to = [],
    cc,
    bcc,
    from,
    replyTo,
    subject = '',
    text = '',
    html = '',
    attachments,
  } = await PostalMime.parse(bytes);
  const isKnown = (address: string): boolean => addresses.has(address) || addresses.has(bareAddress(address));
  const readers = [...to, ...(cc ?? []), ...(bcc ?? []), ...(replyTo ?? []), ...(from === undefined ? [] : [from])];
  const strange = readers.filter(({ address }) => address === undefined || !isKnown(address));
  const names = readers.map(({ name }) => name ?? '').join('\n');
  const bare = text.replaceAll('\r\n', '\n');
  return [
    ...faultsInLetter(Buffer.from(bytes).toString()),
    ...(readers.length === 1 ? [] : [{ what: 'more readers than one', near: JSON.stringify(readers).slice(0, 200) }]),
    ...strange.map((one) => ({ what: 'a reader whom nobody knows', near: JSON.stringify(one) })),
    ...(attachments.length === 0 ? [] : [{ what: 'an attachment', near: String(attachments[0]?.filename) }]),
    ...[subject, names].flatMap((line) => [...faultsInText(line), ...forgedLines(line)]),
    ...[...faultsInText(bare), ...forgedLines(bare)],
    ...faultsInHtml(html.replaceAll('\r\n', '\n'), elements),
  ];
}

/** The address that is meant: what stands left of the @ may be quoted (RFC 5322, 3.4.1). */
function bareAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const quoted = /^"(.*)"$/s.exec(local)?.[1];
  const bare = quoted === undefined ? local : quoted.replaceAll(/\\(.)/gs, '$1');
  return `${bare}${address.slice(at)}`;
}

const sequence = /\u001b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)?|.)?/gs;

/** The sequences that a terminal obeys, each once. */
export const sequencesIn = (text: string): Set<string> => new Set(text.match(sequence) ?? []);

/** What stands on a terminal: the sequences of a harmless run, the line ends, and nothing else that is obeyed. */
export function faultsOnTerminal(text: string, expected: ReadonlySet<string>): Fault[] {
  const foreign = [...sequencesIn(text)].filter((found) => !expected.has(found));
  const faults = foreign.map((found) => ({ what: 'a sequence that is not ours', near: JSON.stringify(found) }));
  // The terminal puts a return before every line feed; a CSV has one already.
  let bare = text.replaceAll(/\r+\n/g, '\n');
  for (const known of expected) bare = bare.replaceAll(known, '');
  return [...faults, ...faultsInText(bare)];
}
