// The Google Sheet that is linked to a form, as CSV or as a workbook: times in the Sheet's locale, without a zone.
import { googleColumns, timeColumn } from './google-headers.ts';
import type { Tool } from './tool.ts';

export const googleSheets: Tool = {
  id: 'google-sheets',
  isSure: false,
  read(rows, at) {
    const headers = rows[at]?.cells ?? [];
    const time = timeColumn(headers);
    return time === null ? null : { headerRows: 1, columns: googleColumns(headers, time) };
  },
};
