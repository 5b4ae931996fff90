// Typeform's CSV: a column for each option of a question, headed by the option alone; times in UTC, and they say so.
import { columnsWith, type OwnColumns, type Tool } from './tool.ts';

const own: OwnColumns = {
  '#': 'kept',
  token: 'kept',
  responseid: 'kept',
  responsetype: 'kept',
  startdateutc: 'kept',
  stagedateutc: 'kept',
  submitdateutc: 'submittedAt',
  submittedat: 'submittedAt',
  networkid: 'kept',
  tags: 'kept',
  ending: 'kept',
};

export const typeform: Tool = {
  id: 'typeform',
  isSure: true,
  read(rows, at) {
    const row = rows[at];
    if (row === undefined) return null;
    const { names } = row;
    const isOld = names.has('#') && names.has('networkid');
    if (!names.has('submitdateutc') && !isOld) return null;
    const columns = columnsWith(own, row.cells).map((column) =>
      column.own !== null && /\(UTC\)/i.test(column.header) ? { ...column, zone: 'UTC' } : column,
    );
    const type = columns.find(({ header }) => header.toLowerCase() === 'response type');
    return {
      headerRows: 1,
      columns,
      noApplications:
        type === undefined
          ? []
          : [{ index: type.index, header: type.header, values: ['started', 'partial'], code: 'unfinished' }],
      cells: { isGuarded: true, hasSlashes: true, hasDigits: true },
    };
  },
};
