import { describe, expect, it } from 'vitest';
import type { ImportReport } from '../../src/domain/intake/report.ts';
import { describeImport } from '../../src/report/import.ts';
import { createStyle } from '../../src/report/style.ts';

const plain = { width: 80, style: createStyle(false) };

const report = (unlisted: number): ImportReport => ({
  file: 'responses.csv',
  form: 'application',
  formName: 'Application',
  rows: 30_000,
  counts: { new: 0, revised: 0, unchanged: 0, held: 30_000 },
  dryRun: false,
  refused: false,
  issues: [],
  unlisted,
  isApplications: true,
  leftOut: [],
  moreLeftOut: 0,
  tool: 'google-sheets',
  extraColumns: [],
  absentFields: [],
  dates: [],
  lifted: [],
  missing: null,
  cameRight: 0,
  importId: 1,
  earlier: null,
});

describe('what an import says', () => {
  it.each([
    [0, undefined],
    [1, '  and 1 more, not listed'],
    [20_000, '  and 20,000 more, not listed'],
  ])('counts %i issues that it does not list', (unlisted, line) => {
    const lines = describeImport(report(unlisted), plain).trimEnd().split('\n');
    expect(lines.find((said) => said.includes('listed'))).toBe(line);
  });
});
