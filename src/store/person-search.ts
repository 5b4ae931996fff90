import { type RawBuilder, sql } from 'kysely';
import { searchText } from '../domain/search-text.ts';

/** Whether a text is part of the name or e-mail of person `p`, or of another e-mail of theirs; accents are no difference. */
export function isFoundBy(text: string): RawBuilder<boolean> {
  const wanted = text.trim().toLowerCase();
  const has = (column: string, part: string) =>
    sql<boolean>`${sql.ref(column)} like ${`%${part.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`;
  const own = (alias: 'p' | 'm') => {
    const search = `${alias}.search`;
    const folded = sql`(${sql.ref(search)} <> '' and ${has(search, searchText(wanted))})`;
    return sql`(${has(`${alias}.name`, wanted)} or ${has(`${alias}.email`, wanted)} or ${folded})`;
  };
  return sql`(${own('p')} or exists (select 1 from applicant m where m.merged_into = p.id and ${own('m')}))`;
}
