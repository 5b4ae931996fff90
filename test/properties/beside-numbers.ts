// Everything that a database keeps, without the numbers that hang on what was there before: two that keep the same have
// the same. Left out: the log of changes, the imports themselves, what each of them saw of others, and settings.
import type { Desk, Row } from './desk.ts';

const queries: Readonly<Record<string, string>> = {
  applicants: 'select email, name, search, named_at, merged_into is not null as merged from applicant order by email',
  applications: `
    select p.email, a.*, r.submitted_at as counts, r.line as "countsLine", i.file as "countsFile", b.name as batch
    from application a join applicant p on p.id = a.applicant_id left join batch b on b.id = a.batch_id
      left join revision r on r.id = a.revision_id left join import i on i.id = r.import_id
    order by p.email, a.cycle, a.area`,
  revisions: `
    select p.email, a.area, r.submitted_at, r.answers, r.extra, i.file, r.line
    from revision r join application a on a.id = r.application_id join applicant p on p.id = a.applicant_id
      left join import i on i.id = r.import_id
    order by p.email, a.area, r.submitted_at, r.import_id, r.line`,
  unread: `
    select p.email, a.area, r.line, u.field, u.status, u.was, c.code, c.value, i.file
    from unread_value u left join import i on i.id = u.import_id join cause c on c.id = u.cause_id join revision r on r.id = u.revision_id join application a on a.id = r.application_id
      join applicant p on p.id = a.applicant_id
    order by p.email, a.area, r.submitted_at, r.import_id, r.line, u.field`,
  roster: `
    select q.email, q.program, q.year, q.name, i.file, q.line,
      (select json_group_array(json_array(json_extract(s.value, '$.name'), j.file, json_extract(s.value, '$.line')))
        from json_each(q.before) s join import j on j.id = json_extract(s.value, '$.importId')) as before
    from participant q join import i on i.id = q.import_id
    order by q.email, q.program, q.year`,
  held: `
    select h.*, i.file, c.code, c.subject, r.line as "cameRightLine", j.file as "cameRightFile"
    from held_row h left join import i on i.id = h.import_id left join cause c on c.id = h.cause_id
      left join revision r on r.id = h.came_right left join import j on j.id = r.import_id
    order by h.digest`,
};

const numbers = new Set([
  ...['id', 'applicant_id', 'revision_id', 'batch_id', 'import_id', 'application_id', 'cause_id', 'came_right'],
  // It names an import by its number; `cameRightFile` and `cameRightLine` say the same.
  'reason',
]);

const withoutNumbers = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !numbers.has(column)));

/** By table, each row of it. */
export function keptBesideNumbers(desk: Desk): Record<string, Row[]> {
  const tables = Object.entries(queries).map(([name, sql]) => [name, desk.rows(sql).map(withoutNumbers)]);
  return Object.fromEntries(tables) as Record<string, Row[]>;
}
