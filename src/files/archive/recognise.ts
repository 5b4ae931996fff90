// What a zip archive is: a workbook, some other document, or just files packed together.
import { UserError } from '../../domain/user-error.ts';
import { asPackage, type Package, relationshipsOf } from '../workbook/package.ts';
import type { ZipEntry } from './zip.ts';

/** A workbook and its main part; null where the archive is just files packed together. */
export interface FoundWorkbook {
  readonly document: Package;
  readonly main: string;
}

/** @throws UserError for documents that are no workbook, or one in a format that is not read. */
export async function recogniseWorkbook(name: string, entries: readonly ZipEntry[]): Promise<FoundWorkbook | null> {
  if (entries.some((entry) => entry.name === 'mimetype') && entries.some((entry) => entry.name === 'content.xml')) {
    throw refusal(name, 'is an OpenDocument file (.ods)', 'LibreOffice');
  }
  if (entries.some((entry) => /(?:^|\/)Index(?:\.zip$|\/.*\.iwa$)/.test(entry.name))) {
    throw refusal(name, 'is a Numbers document', 'Numbers');
  }
  const document = asPackage(name, entries);
  if (document.part('[Content_Types].xml') === undefined) return null;
  const relationships = await relationshipsOf(document, '');
  const main = relationships.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  if (main.endsWith('.bin')) throw refusal(name, 'is a binary Excel workbook (.xlsb)', 'Excel');
  if (/^\/?word\//i.test(main)) throw refusal(name, 'is a Word document', null);
  if (/^\/?ppt\//i.test(main)) throw refusal(name, 'is a PowerPoint presentation', null);
  return { document, main };
}

const refusal = (name: string, is: string, program: string | null): UserError =>
  new UserError(`${name} ${is}, not a CSV export`, {
    hint:
      program === null
        ? 'download the responses as CSV and import that file'
        : `open it in ${program}, save it as an Excel workbook (.xlsx) or as CSV, and import that`,
  });
