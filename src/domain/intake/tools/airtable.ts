// Airtable's "Download CSV" of a view: nothing in it is sure; the time a record came in is there where somebody put it.
import { columnsWith, type OwnColumns, type Tool } from './tool.ts';

/** What Airtable proposes to call its columns of times and people. */
const created: readonly string[] = [
  'createdtime',
  'created',
  'createdat',
  'createdon',
  'datecreated',
  'submissiontime',
];

const kept: OwnColumns = {
  createdby: 'kept',
  lastmodified: 'kept',
  lastmodifiedtime: 'kept',
  lastmodifiedby: 'kept',
  recordid: 'kept',
  autonumber: 'kept',
};

export const airtable: Tool = {
  id: 'airtable',
  isSure: false,
  read(rows, at) {
    const row = rows[at];
    const name = created.find((one) => row?.names.has(one));
    if (row === undefined || name === undefined) return null;
    return { headerRows: 1, columns: columnsWith({ ...kept, [name]: 'submittedAt' }, row.cells) };
  },
};
