// A workbook of one sheet, part by part as Microsoft's own programs write it: shared strings, styles, a table.
import { utf8 } from './delimited.ts';
import { zipOf } from './zip.ts';

/** A date is the number of days that a workbook holds, shown as a date by its style. */
export type Cell = string | { readonly number: number } | { readonly date: number } | null;

const xml = (text: string): Uint8Array => utf8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n${text}`);

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** `A` for 0, `AA` for 26. */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return `${rest < 0 ? '' : columnName(rest)}${String.fromCharCode(65 + (index % 26))}`;
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';

const relations = (entries: readonly (readonly [type: string, target: string])[]): Uint8Array => {
  const one = ([type, target]: readonly [string, string], at: number) =>
    `<Relationship Id="rId${at + 1}" Type="${office}/${type}" Target="${target}"/>`;
  return xml(`<Relationships xmlns="${packages}/relationships">${entries.map(one).join('')}</Relationships>`);
};

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const contentTypes = xml(
  `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    [
      ['workbook.xml', 'sheet.main'],
      ['worksheets/sheet1.xml', 'worksheet'],
      ['tables/table1.xml', 'table'],
      ['styles.xml', 'styles'],
      ['sharedStrings.xml', 'sharedStrings'],
    ]
      .map(([part, type]) => `<Override PartName="/xl/${part}" ContentType="${spreadsheet}.${type}+xml"/>`)
      .join('') +
    '</Types>',
);

/** Style 0 is plain, style 1 the form tool's own date. */
const styles = xml(
  `<styleSheet ${main}><numFmts count="1"><numFmt numFmtId="164" formatCode="m/d/yy\\ h:mm:ss"/></numFmts>` +
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>' +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>' +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
);

function tableOf(headers: readonly string[], range: string): Uint8Array {
  const columns = headers.map((header, at) => `<tableColumn id="${at + 1}" name="${escaped(header)}"/>`).join('');
  return xml(
    `<table ${main} id="1" name="OfficeForms.Table" displayName="OfficeForms.Table" ref="${range}" totalsRowShown="0">` +
      `<autoFilter ref="${range}"/><tableColumns count="${headers.length}">${columns}</tableColumns>` +
      '<tableStyleInfo name="TableStyleMedium2" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>',
  );
}

/** The rows as a workbook; the first of them names the columns of its table. */
export function workbookOf(
  sheetName: string,
  headers: readonly string[],
  rows: readonly (readonly Cell[])[],
): Uint8Array {
  const strings = new Map<string, number>();
  const stringId = (text: string): number => {
    const id = strings.get(text) ?? strings.size;
    strings.set(text, id);
    return id;
  };
  const cell = (value: Cell, at: string): string => {
    if (value === null || value === '') return '';
    if (typeof value === 'string') return `<c r="${at}" t="s"><v>${stringId(value)}</v></c>`;
    return 'date' in value ? `<c r="${at}" s="1"><v>${value.date}</v></c>` : `<c r="${at}"><v>${value.number}</v></c>`;
  };
  const row = (cells: readonly Cell[], index: number): string =>
    `<row r="${index + 1}">${cells.map((value, at) => cell(value, `${columnName(at)}${index + 1}`)).join('')}</row>`;
  const data = [headers, ...rows].map(row).join('');
  const range = `A1:${columnName(headers.length - 1)}${rows.length + 1}`;
  const shared = [...strings.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('');
  return zipOf({
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': xml(
      `<workbook ${main} xmlns:r="${office}"><sheets><sheet name="${sheetName}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': relations([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ]),
    'xl/worksheets/sheet1.xml': xml(
      `<worksheet ${main} xmlns:r="${office}"><dimension ref="${range}"/><sheetData>${data}</sheetData><tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>`,
    ),
    'xl/worksheets/_rels/sheet1.xml.rels': relations([['table', '../tables/table1.xml']]),
    'xl/tables/table1.xml': tableOf(headers, range),
    'xl/styles.xml': styles,
    'xl/sharedStrings.xml': xml(`<sst ${main} count="${strings.size}" uniqueCount="${strings.size}">${shared}</sst>`),
  });
}
