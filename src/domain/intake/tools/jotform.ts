// Jotform's CSV and Excel: several answers one below the other, or joined by semicolons; names split in two columns.
import { columnsWith, type OwnColumns, type Tool } from './tool.ts';

const own: OwnColumns = {
  submissiondate: 'submittedAt',
  submissionid: 'kept',
  submissionip: 'kept',
  submissionurl: 'kept',
  submissioneditlink: 'kept',
  editlink: 'kept',
  ip: 'kept',
  ipaddress: 'kept',
  lastupdatedate: 'kept',
  flowstatus: 'kept',
  approvalstatus: 'kept',
  workflowstatus: 'kept',
};

const fewest = 3;

export const jotform: Tool = {
  id: 'jotform',
  isSure: true,
  read(rows, at) {
    const row = rows[at];
    if (row === undefined || row.filled < fewest) return null;
    const date = row.names.get('submissiondate');
    if (date === undefined) return null;
    const isFirst = row.cells.slice(0, date).every((cell) => cell.trim() === '');
    const isKnown = isFirst || row.names.has('submissionid') || row.names.has('submissionip');
    return isKnown ? { headerRows: 1, columns: columnsWith(own, row.cells) } : null;
  },
};
