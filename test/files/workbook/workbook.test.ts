import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openFile, openPipe, refusalOf, rowsOf } from '../../support/open-bytes.ts';
import { partsOf, type TestWorkbook, textRows, workbookOf } from '../../support/workbook.ts';
import { zipOf } from '../../support/zip.ts';

const open = (workbook: TestWorkbook) => openFile('answers.xlsx', workbookOf(workbook));
const rowsOfSheet = async (data: string, more: Partial<TestWorkbook> = {}) =>
  rowsOf(await open({ sheets: [{ name: 'Sheet1', data }], ...more }));

describe('a workbook', () => {
  it('is a source like any other', async () => {
    const bytes = workbookOf({
      sheets: [
        {
          name: 'Form1',
          data: textRows([
            ['a', 'b'],
            ['1', '2'],
          ]),
        },
      ],
    });
    const source = await openFile('answers.xlsx', bytes);
    expect(source).toMatchObject({ name: 'answers.xlsx', kind: 'workbook', isFile: true, bytes: bytes.length });
    expect(source).toMatchObject({ delimiter: null, sheet: 'Form1', otherSheets: [], sha256: null });
    expect(() => source.digest()).toThrow('known when its records are read to the end');
    const rows = [
      [1, 'a', 'b'],
      [2, '1', '2'],
    ];
    expect(await rowsOf(source)).toEqual(rows);
    expect(await rowsOf(source)).toEqual(rows);
    expect(source.digest()).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('may come through a pipe, and under any name', async () => {
    const bytes = workbookOf({ sheets: [{ name: 'Form1', data: textRows([['a']]) }] });
    expect(await openPipe(bytes)).toMatchObject({ name: 'standard input', kind: 'workbook', isFile: false });
    expect(await rowsOf(await openPipe(bytes))).toEqual([[1, 'a']]);
    expect(await rowsOf(await openFile('answers.csv', bytes))).toEqual([[1, 'a']]);
  });

  it('tells how much of it is read', async () => {
    const source = await open({
      sheets: [{ name: 'S', data: textRows(Array.from({ length: 9000 }, () => ['answer'])) }],
    });
    const heard: number[] = [];
    for await (const _ of source.records({ onBytes: (bytes) => heard.push(bytes) }));
    expect(heard).toEqual([...heard].sort((a, b) => a - b));
    expect(heard.at(-1)).toBe(source.bytes);
  });
});

describe('the texts of cells', () => {
  it('are shared, in runs of different looks, without the reading of Japanese', async () => {
    const strings =
      '<si><t>Email</t></si><si><t xml:space="preserve"> a </t></si><si><r><rPr><b/></rPr><t>one </t></r><r><t>two</t></r></si>' +
      '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si/><si><t>&lt;b&gt; &amp; &#233;&#x1F600;</t></si>';
    const cells = [0, 1, 2, 3, 4, 5].map((index) => `<c t="s"><v>${index}</v></c>`).join('');
    expect(await rowsOfSheet(`<row r="1">${cells}<c t="s"><v>0</v></c></row>`, { strings })).toEqual([
      [1, 'Email', ' a ', 'one two', '東京', '', '<b> & é😀', 'Email'],
    ]);
  });

  it('are written beside, or come of formulas', async () => {
    const data =
      '<row r="1"><c t="inlineStr"><is><r><t>one </t></r><r><t>two</t></r></is></c><c t="str"><f>A1&amp;"x"</f><v>one twox</v></c>' +
      '<c><f>1+1</f><v>2</v></c><c><f>1+1</f></c><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c></row>';
    expect(await rowsOfSheet(data)).toEqual([[1, 'one two', 'one twox', '2', '', 'TRUE', 'FALSE', '#N/A']]);
  });

  it('hold escapes for what XML can not', async () => {
    const texts = ['a_x000D_\nb', '_x005F_x000D_', 'x_x0041_', '_xZZZZ_', '_xD83D_', '_xD83D__xDE00_'];
    expect(await rowsOfSheet(textRows([texts]))).toEqual([[1, 'a\r\nb', '_x000D_', 'xA', '_xZZZZ_', '\ufffd', '😀']]);
    const strings = '<si><t>a_x000D_\nb</t></si>';
    expect(await rowsOfSheet('<row><c t="s"><v>0</v></c></row>', { strings })).toEqual([[1, 'a\r\nb']]);
  });

  it('may be character data', async () => {
    expect(await rowsOfSheet('<row><c t="inlineStr"><is><t><![CDATA[<a> & b]]></t></is></c></row>')).toEqual([
      [1, '<a> & b'],
    ]);
  });
});

describe('the numbers of cells', () => {
  it('are plain decimals, dates where the format says so, and digits with their zeros', async () => {
    const data =
      '<row r="2"><c s="1"><v>42414.639641203707</v></c><c s="2"><v>42414</v></c><c s="3"><v>2139</v></c><c s="0"><v>2139</v></c>' +
      '<c><v>5.5999999999999996</v></c><c s="99"><v>1E+2</v></c><c t="n" s="1"><v>42414.5</v></c><c t="d"><v>2016-02-14T15:21:05.000</v></c></row>';
    const formats = ['m/d/yy h:mm:ss', 'dd.mm.yyyy', '00000'];
    const expected = ['2016-02-14 15:21:05', '2016-02-14', '02139', '2139', '5.6', '100', '2016-02-14 12:00:00'];
    expect(await rowsOfSheet(data, { formats })).toEqual([[2, ...expected, '2016-02-14 15:21:05']]);
  });

  it('count days from 1904 where the workbook says so', async () => {
    const more = { formats: ['m/d/yy h:mm:ss'], date1904: true };
    expect(await rowsOfSheet('<row><c s="1"><v>40952.639641203707</v></c></row>', more)).toEqual([
      [1, '2016-02-14 15:21:05'],
    ]);
  });
});

describe('rows', () => {
  it('keep the numbers that the sheet shows; empty ones and empty ends are no more than that', async () => {
    const data =
      '<row r="3"><c r="B3" t="str"><v>a</v></c><c r="D3" t="str"><v>b</v></c><c r="E3"/></row><row r="4"/>' +
      '<row r="5"><c r="A5" s="1"/><c r="B5" t="str"><v></v></c></row><row r="7"><c r="A7" t="str"><v>c</v></c></row>';
    expect(await rowsOfSheet(data)).toEqual([
      [3, '', 'a', '', 'b'],
      [7, 'c', '', '', ''],
    ]);
  });

  it('are as wide as the widest so far', async () => {
    expect(await rowsOfSheet(textRows([['title'], ['a', 'b', 'c'], ['1'], ['1', '2', '3', '4'], ['1']]))).toEqual([
      [1, 'title'],
      [2, 'a', 'b', 'c'],
      [3, '1', '', ''],
      [4, '1', '2', '3', '4'],
      [5, '1', '', '', ''],
    ]);
  });

  it('need no numbers, and no names of cells', async () => {
    expect(
      await rowsOfSheet(
        '<row><c t="str"><v>a</v></c><c t="str"><v>b</v></c></row><row r="9"/><row><c t="str"><v>c</v></c></row>',
      ),
    ).toEqual([
      [1, 'a', 'b'],
      [10, 'c', ''],
    ]);
  });

  it('may have merged cells: the first one holds the text', async () => {
    const xml =
      '<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>a</v></c><c r="B1"/></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>';
    expect(await rowsOf(await open({ sheets: [{ name: 'S', data: '', xml }] }))).toEqual([[1, 'a']]);
  });

  it('may have names with a prefix, and be in UTF-16', async () => {
    const xml =
      '<?xml version="1.0"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:dimension ref="A1:XFD1048576"/><x:sheetData><x:row r="1"><x:c r="A1" t="str"><x:v>é</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    expect(await rowsOf(await open({ sheets: [{ name: 'S', data: '', xml }] }))).toEqual([[1, 'é']]);
    const wide = { name: 'xl/worksheets/sheet1.xml', content: Buffer.from(`\uFEFF${xml}`, 'utf16le') };
    expect(await rowsOf(await open({ sheets: [{ name: 'S', data: '' }], parts: [wide] }))).toEqual([[1, 'é']]);
  });

  it('come in batches, all of them', async () => {
    const source = await open({
      sheets: [{ name: 'S', data: textRows(Array.from({ length: 3000 }, (_, row) => [`${row}`])) }],
    });
    const sizes: number[] = [];
    for await (const records of source.records()) sizes.push(records.length);
    expect(sizes.length).toBeGreaterThan(2);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(3000);
  });
});

describe('which sheet', () => {
  const filled = (name: string, state?: 'hidden' | 'veryHidden') => ({
    name,
    data: textRows([[name]]),
    ...(state ? { state } : {}),
  });
  const empty = (name: string) => ({ name, data: '<row r="1"><c r="A1" s="0"/></row>' });

  it.each<[string, TestWorkbook['sheets'], string, string, readonly string[]]>([
    ['the only one', [filled('A')], 'answers.xlsx', 'A', []],
    ['the first with anything in it', [empty('A'), filled('B')], 'answers.xlsx', 'B', []],
    ['the first of two', [filled('A'), filled('B')], 'answers.xlsx > A', 'A', ['B']],
    ['one that is seen', [filled('A', 'hidden'), filled('B')], 'answers.xlsx', 'B', []],
    ['a hidden one, if no other', [filled('A', 'veryHidden'), empty('B')], 'answers.xlsx', 'A', []],
  ])('%s', async (_what, sheets, name, sheet, otherSheets) => {
    const source = await open({ sheets });
    expect(source).toMatchObject({ name, sheet, otherSheets });
    expect(await rowsOf(source)).toEqual([[1, sheet]]);
  });

  it('is said by the user, capitals aside', async () => {
    const bytes = workbookOf({ sheets: [filled('Form 1'), filled('Lists', 'hidden'), empty('Notes')] });
    for (const [wanted, sheet] of [
      ['Lists', 'Lists'],
      ['form 1 ', 'Form 1'],
    ] as const) {
      const source = await openFile('answers.xlsx', bytes, { sheet: wanted });
      expect(source).toMatchObject({ name: `answers.xlsx > ${sheet}`, sheet });
    }
    expect(await refusalOf(openFile('answers.xlsx', bytes, { sheet: 'Notes' }))).toMatchObject({
      message: 'answers.xlsx > Notes is empty',
    });
    expect(await refusalOf(openFile('answers.xlsx', bytes, { sheet: 'From 1' }))).toMatchObject({
      message: 'answers.xlsx has no sheet "From 1". Did you mean Form 1?',
      hint: 'its sheets are: Form 1, Lists (hidden), Notes',
      exitCode: 2,
    });
  });

  it('matters only to workbooks', async () => {
    expect(await rowsOf(await openFile('a.csv', 'a,b\n', { sheet: 'Form1' }))).toEqual([[1, 'a', 'b']]);
  });

  it('is none of a chart', async () => {
    const chart = {
      name: 'xl/_rels/workbook.xml.rels',
      content:
        '<Relationships><Relationship Id="rId1" Type="http://x/chartsheet" Target="chartsheets/sheet1.xml"/><Relationship Id="rId2" Type="http://x/worksheet" Target="worksheets/sheet2.xml"/></Relationships>',
    };
    const source = await open({ sheets: [{ name: 'Chart1', data: '' }, filled('B')], parts: [chart] });
    expect(await rowsOf(source)).toEqual([[1, 'B']]);
  });

  it.each([[[]], [[empty('A')]], [[{ name: 'A', data: '' }, empty('B')]]])(
    'is none where there is nothing: %#',
    async (sheets) => {
      expect((await refusalOf(open({ sheets }))).message).toMatch(
        /^answers\.xlsx( is empty| > xl\/workbook\.xml is damaged: it lists no sheet with rows)$/,
      );
    },
  );
});

describe('a damaged workbook', () => {
  const sheets = [{ name: 'S', data: textRows([['a']]) }];
  const sheetXml = (content: string) => ({ sheets, parts: [{ name: 'xl/worksheets/sheet1.xml', content }] });
  it.each<[string, TestWorkbook, string]>([
    [
      'without its main part',
      { sheets, parts: [{ name: 'xl/workbook.xml', content: 'x' }] },
      'answers.xlsx > xl/workbook.xml is damaged: its end is missing',
    ],
    [
      'with a sheet that breaks off',
      sheetXml('<worksheet><sheetData><row><c t="str"><v>a</v></c>'),
      'answers.xlsx > S is damaged: its end is missing',
    ],
    ['with a sheet that breaks off in a tag', sheetXml('<worksh'), 'answers.xlsx > S is damaged: its end is missing'],
    ['with an empty sheet part', sheetXml(''), 'answers.xlsx > S is damaged: its end is missing'],
    [
      'with a sheet that is not UTF-8',
      { sheets, parts: [{ name: 'xl/worksheets/sheet1.xml', content: Buffer.from([0x3c, 0x61, 0x3e, 0xff]) }] },
      'answers.xlsx > S is damaged: its text is not UTF-8',
    ],
    [
      'with a text that is not there',
      { sheets: [{ name: 'S', data: '<row r="2"><c t="s"><v>7</v></c></row>' }], strings: '<si><t>a</t></si>' },
      'answers.xlsx > S is damaged: row 2 refers to a text that the workbook does not hold (7)',
    ],
    [
      'without shared texts',
      { sheets: [{ name: 'S', data: '<row><c t="s"><v>0</v></c></row>' }] },
      'answers.xlsx > S is damaged: row 1 refers to a text that the workbook does not hold (0)',
    ],
    [
      'with a row of no number',
      { sheets: [{ name: 'S', data: '<row r="x"/>' }] },
      'answers.xlsx > S is damaged: it has a row x',
    ],
    [
      'with a row beyond the last',
      { sheets: [{ name: 'S', data: '<row r="1048577"/>' }] },
      'answers.xlsx > S is damaged: it has a row 1048577',
    ],
    [
      'with a row out of its order',
      { sheets: [{ name: 'S', data: '<row r="15"/><row r="1"/>' }] },
      'answers.xlsx > S is damaged: row 1 comes after row 15',
    ],
    [
      'with a row twice',
      { sheets: [{ name: 'S', data: '<row r="2"/><row r="2"/>' }] },
      'answers.xlsx > S is damaged: row 2 comes after row 2',
    ],
    [
      'with a cell twice',
      {
        sheets: [{ name: 'S', data: '<row r="1"><c r="A1" t="str"><v>a</v></c><c r="A1" t="str"><v>b</v></c></row>' }],
      },
      'answers.xlsx > S is damaged: row 1 holds two cells in one place',
    ],
    [
      'with a cell beyond the last',
      { sheets: [{ name: 'S', data: '<row r="1"><c r="XFE1" t="str"><v>a</v></c></row>' }] },
      'answers.xlsx > S: row 1 has more than 16,384 cells',
    ],
    [
      'with tags in tags',
      sheetXml(`<worksheet>${'<a>'.repeat(200)}`),
      'answers.xlsx > S is damaged: its tags are nested more than 100 deep',
    ],
    [
      'with entities of its own',
      sheetXml('<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData/></worksheet>'),
      'answers.xlsx > S is damaged: it declares a document type, which no spreadsheet program writes',
    ],
  ])('%s', async (_what, workbook, message) => {
    expect((await refusalOf(open(workbook))).message).toBe(message);
  });

  it.each([
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships>${'<Relationship Id="a"/>'.repeat(10_001)}</Relationships>`,
      'it lists more than 10000 relationships',
    ],
    [
      'xl/styles.xml',
      `<styleSheet><cellXfs>${'<xf/>'.repeat(65_491)}</cellXfs></styleSheet>`,
      'it lists more than 65490 styles',
    ],
    [
      'xl/styles.xml',
      `<styleSheet>${Array.from({ length: 65_491 }, (_, id) => `<numFmt numFmtId="${id}" formatCode="0"/>`).join('')}</styleSheet>`,
      'it lists more than 65490 formats of numbers',
    ],
    [
      'xl/workbook.xml',
      `<workbook><sheets>${'<sheet name="a"/>'.repeat(10_001)}</sheets></workbook>`,
      'it lists more than 10000 sheets',
    ],
  ])('lists more than any: %s (%#)', async (name, content, why) => {
    const workbook = { sheets, formats: ['0'], parts: [{ name, content }] };
    expect((await refusalOf(open(workbook))).message).toBe(`answers.xlsx > ${name} is damaged: ${why}`);
  });

  it('lacks a sheet that it lists', async () => {
    const parts = partsOf({ sheets }).filter(({ name }) => name !== 'xl/worksheets/sheet1.xml');
    expect((await refusalOf(openFile('a.xlsx', zipOf(parts)))).message).toBe(
      'a.xlsx > xl/workbook.xml is damaged: it does not hold the sheet "S" (xl/worksheets/sheet1.xml)',
    );
  });

  it('lacks its main part', async () => {
    const parts = partsOf({ sheets }).filter(({ name }) => name !== 'xl/workbook.xml');
    expect((await refusalOf(openFile('a.xlsx', zipOf(parts)))).message).toBe(
      'a.xlsx is damaged: it does not hold xl/workbook.xml',
    );
  });

  it.each([
    ['xl/workbook.bin', 'is a binary Excel workbook (.xlsb), not a CSV export'],
    ['word/document.xml', 'is a Word document, not a CSV export'],
    ['ppt/presentation.xml', 'is a PowerPoint presentation, not a CSV export'],
  ])('is something else: %s', async (main, says) => {
    const rels = `<Relationships><Relationship Id="rId1" Type="http://x/officeDocument" Target="${main}"/></Relationships>`;
    const parts = [
      { name: '[Content_Types].xml', content: '<Types/>' },
      { name: '_rels/.rels', content: rels },
    ];
    expect((await refusalOf(openFile('a.xlsx', zipOf(parts)))).message).toBe(`a.xlsx ${says}`);
  });
});
