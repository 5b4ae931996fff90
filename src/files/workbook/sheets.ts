// The sheets of a workbook: their names, in order, and which of them is read.
import { nearest } from '../../domain/did-you-mean.ts';
import { UserError, usageError } from '../../domain/user-error.ts';
import type { ZipEntry } from '../archive/zip.ts';
import type { DateSystem } from './numbers.ts';
import { type Package, type Relationship, relationshipsOf } from './package.ts';
import { damaged, readWholeXml } from './xml.ts';

export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly entry: ZipEntry;
}

export interface Contents {
  readonly sheets: readonly Sheet[];
  readonly dates: DateSystem;
  readonly strings: ZipEntry | undefined;
  readonly styles: ZipEntry | undefined;
}

/** No spreadsheet program makes so many. */
const mostSheets = 10_000;

/** What the workbook whose main part is at `main` holds. @throws UserError where it is damaged, or has no sheet. */
export async function readContents(document: Package, main: string): Promise<Contents> {
  const part = `${document.name} > ${main}`;
  const entry = document.part(main);
  if (entry === undefined) throw damaged(document.name, `it does not hold ${main}`);
  const relationships = await relationshipsOf(document, main);
  const listed: { name: string; id: string; state: string }[] = [];
  let dates: DateSystem = 1900;
  let tag = '';
  await readWholeXml(part, entry.chunks(), {
    open(name) {
      tag = name;
      if (name === 'sheet') listed.push({ name: '', id: '', state: 'visible' });
      if (listed.length > mostSheets) throw damaged(part, `it lists more than ${mostSheets} sheets`);
    },
    attribute(name, value) {
      if (tag === 'workbookPr' && name === 'date1904') dates = value === '1' || value === 'true' ? 1904 : 1900;
      const last = listed.at(-1);
      if (tag !== 'sheet' || last === undefined) return;
      if (name === 'name') last.name = value;
      else if (name === 'id') last.id = value;
      else if (name === 'state') last.state = value;
    },
  });
  const sheets: Sheet[] = [];
  for (const { name, id, state } of listed) {
    const relationship = relationships.find((candidate) => candidate.id === id);
    // Charts and dialogs have sheets of their own kind.
    if (relationship === undefined || relationship.type !== 'worksheet') continue;
    const sheet = document.part(relationship.target);
    if (sheet === undefined) throw damaged(part, `it does not hold the sheet "${name}" (${relationship.target})`);
    sheets.push({ name, isHidden: state !== 'visible', entry: sheet });
  }
  if (sheets.length === 0) throw damaged(part, 'it lists no sheet with rows');
  const target = (type: string) => partOf(document, relationships, type);
  return { sheets, dates, strings: target('sharedStrings'), styles: target('styles') };
}

function partOf(document: Package, relationships: readonly Relationship[], type: string): ZipEntry | undefined {
  const relationship = relationships.find((candidate) => candidate.type === type);
  return relationship === undefined ? undefined : document.part(relationship.target);
}

/** The sheet that the user has named, capitals and spaces aside. @throws UserError where there is none, with the names. */
export function sheetNamed(workbook: string, wanted: string, sheets: readonly Sheet[]): Sheet {
  const same = (name: string) => name.trim().toLowerCase() === wanted.trim().toLowerCase();
  const found = sheets.find(({ name }) => name === wanted) ?? sheets.find(({ name }) => same(name));
  if (found !== undefined) return found;
  const near = nearest(
    wanted,
    sheets.map(({ name }) => name),
  );
  const meant = near === null ? '' : ` Did you mean ${near}?`;
  const names = sheets.map(({ name, isHidden }) => (isHidden ? `${name} (hidden)` : name));
  throw usageError(`${workbook} has no sheet "${wanted}".${meant}`, `its sheets are: ${names.join(', ')}`);
}

/** Sheets that are seen before those that are not. */
export const seenFirst = (sheets: readonly Sheet[]): readonly Sheet[] => [
  ...sheets.filter(({ isHidden }) => !isHidden),
  ...sheets.filter(({ isHidden }) => isHidden),
];

/** @throws UserError always: nobody has answered. */
export function noRowsIn(workbook: string): never {
  throw new UserError(`${workbook} is empty`, {
    hint: 'download the responses again, and import that file',
  });
}
