/** Every row of a table but what is random in the log's chain: two databases that hold the same give the same. */
export function keptRows(table: string): string {
  if (table === 'audit') return 'select id, at, by, change, undoes, command, what, changes from audit order by id';
  return table === 'meta'
    ? "select * from meta where key not like 'audit-%' order by rowid"
    : `select * from "${table}" order by rowid`;
}
