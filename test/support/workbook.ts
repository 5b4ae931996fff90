// Workbooks as tests need them: the parts that matter as XML, the others as spreadsheet programs write them.
import { type PackedFile, zipOf } from './zip.ts';

export interface TestSheet {
  readonly name: string;
  /** What stands in `<sheetData>`. */
  readonly data: string;
  readonly state?: 'visible' | 'hidden' | 'veryHidden';
  /** The whole part, in place of one made around `data`. */
  readonly xml?: string;
}

export interface TestWorkbook {
  readonly sheets: readonly TestSheet[];
  /** What stands in `<sst>`; no such part without. */
  readonly strings?: string;
  /** Format codes: cell style 0 is General, style 1 the first of these, and so on. */
  readonly formats?: readonly string[];
  readonly date1904?: boolean;
  /** Parts that are put in too, or in place of others of the same name. */
  readonly parts?: readonly PackedFile[];
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const relationships = (entries: readonly string[]): string =>
  `${declaration}<Relationships xmlns="${packages}/relationships">${entries.join('')}</Relationships>`;

const relationship = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;

export function partsOf({ sheets, strings, formats, date1904, parts = [] }: TestWorkbook): readonly PackedFile[] {
  const made: PackedFile[] = [
    {
      name: '[Content_Types].xml',
      content: `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    },
    { name: '_rels/.rels', content: relationships([relationship('rId1', 'officeDocument', 'xl/workbook.xml')]) },
    {
      name: 'xl/workbook.xml',
      content: `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${sheets
        .map(
          ({ name, state }, index) =>
            `<sheet name="${escaped(name)}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relationships([
        ...sheets.map((_, index) => relationship(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)),
        ...(strings === undefined ? [] : [relationship('rId901', 'sharedStrings', 'sharedStrings.xml')]),
        ...(formats === undefined ? [] : [relationship('rId902', 'styles', '/xl/styles.xml')]),
      ]),
    },
    ...sheets.map(({ data, xml }, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      content:
        xml ??
        `${declaration}<worksheet xmlns="${main}"><dimension ref="A1"/><sheetData>${data}</sheetData></worksheet>`,
    })),
  ];
  if (strings !== undefined) {
    made.push({ name: 'xl/sharedStrings.xml', content: `${declaration}<sst xmlns="${main}">${strings}</sst>` });
  }
  if (formats !== undefined) {
    const codes = formats.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${escaped(code)}"/>`);
    const styles = formats.map((_, index) => `<xf numFmtId="${164 + index}" xfId="0" applyNumberFormat="1"/>`);
    made.push({
      name: 'xl/styles.xml',
      content: `${declaration}<styleSheet xmlns="${main}"><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${styles.join('')}</cellXfs></styleSheet>`,
    });
  }
  return [...made.filter(({ name }) => !parts.some((part) => part.name === name)), ...parts];
}

export const workbookOf = (workbook: TestWorkbook): Buffer => zipOf(partsOf(workbook));

/** Rows of inline texts. */
export const textRows = (rows: readonly (readonly string[])[]): string =>
  rows
    .map(
      (cells) =>
        `<row>${cells.map((cell) => (cell === '' ? '<c/>' : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`)).join('')}</row>`,
    )
    .join('');
