import { expect, it } from 'vitest';
import { openSubmissionReader } from '../../../../src/cli/flows/intake/read-submissions.ts';
import { contentText } from '../../../../src/domain/intake/content.ts';
import { findLayout } from '../../../../src/domain/intake/layout.ts';
import { mapLayout } from '../../../../src/domain/intake/mapping.ts';
import { annLee } from '../../../domain/intake/ann-lee.ts';
import { applicationForm, program } from '../../../domain/intake/built-in-program.ts';

const question = 'How are you involved in computer science education right now? (check all that apply)';
const others = applicationForm.fields.filter(({ field }) => field !== 'csInvolvement');

/** Ann's row, with a column for each of two options of a question, the first of them ticked. */
function readAnn(option: string) {
  const head = [
    ['Respondent ID', 'Collector ID', ...others.map((field) => field.header), question, ''],
    ['', '', ...others.map(() => 'Response'), option, 'I am not currently involved'],
  ];
  const layout = findLayout(
    head.map((cells, at) => ({ line: at + 1, cells })),
    program.forms,
  );
  const context = { program, mapping: mapLayout(layout, applicationForm), now: '2016-02-16T18:00:00Z' };
  const cells = ['1', '2', ...others.map(({ field }) => annLee[field] ?? ''), 'x', ''];
  return openSubmissionReader(context)([{ line: 3, cells, isAscii: true }])[0];
}

it.each([
  ['Robotics', true],
  ['Économie', false],
])('a header that is an answer, %s, may hold more than ASCII where the row does not', (option, isAscii) => {
  const row = readAnn(option);
  expect(row).toMatchObject({ isAscii, issues: [] });
  const content = row?.submission?.content;
  expect(content === undefined ? '' : contentText(content)).toContain(
    `"csInvolvement":{"chosen":[],"other":"${option}"}`,
  );
});

it('a record that is no row is told apart from one that is held', () => {
  const mapping = mapLayout(findLayout([{ line: 1, cells: ['Timestamp', 'Email'] }], program.forms), applicationForm);
  const read = openSubmissionReader({ program, mapping, now: '2016-02-16T18:00:00Z' });
  const rows = read([
    { line: 2, cells: ['', ''] },
    { line: 3, cells: ['Timestamp', 'Email'] },
    { line: 4, cells: ['Total', '2'] },
    { line: 5, cells: ['2/14/2016 15:21:05', ''] },
  ]);
  expect(rows.map((row) => (row.submission === null ? row.leftOut : 'in'))).toEqual([
    'blank',
    'repeated-header',
    'totals',
    undefined,
  ]);
});
