// "Download responses (.csv)" of a Google Form: times start with the year, and name a zone most of the time.
import { googleColumns, timeColumn } from './google-headers.ts';
import type { Tool } from './tool.ts';

const yearFirst = /^\s*\d{4}\/\d{1,2}\/\d{1,2}\s/;

export const googleForms: Tool = {
  id: 'google-forms',
  isSure: false,
  read(rows, at) {
    const headers = rows[at]?.cells ?? [];
    const time = timeColumn(headers);
    if (time === null) return null;
    const isDownload = rows.slice(at + 1).some(({ cells }) => yearFirst.test((cells[time] ?? '').slice(0, 40)));
    return isDownload ? { headerRows: 1, columns: googleColumns(headers, time) } : null;
  },
};
