// Notes the answers of a row that went in and could not be read: each is a question to a person.
import type { Answers } from '../../../domain/intake/application.ts';
import { type Content, contentText } from '../../../domain/intake/content.ts';
import type { Issue } from '../../../domain/intake/issue.ts';
import type { Mapping } from '../../../domain/intake/mapping.ts';
import { openCauses } from '../../../store/causes.ts';
import type { Store } from '../../../store/open.ts';
import { openUnreadValues } from '../../../store/unread-values.ts';

/** A row that is in: its answers as JSON, and the revision that they became. */
export interface RowThatIsIn {
  readonly content: Content;
  readonly revisionId: number;
  readonly issues: readonly Issue[];
}

/** Opens the notes for the rows of one import. Only inside a write transaction. */
export function openUnreadNotes(store: Store, cycle: number, { form, columns }: Mapping, importId: number) {
  const causeNumber = openCauses(store, cycle);
  const values = openUnreadValues(store, importId);
  const fields = new Map(columns.map(({ header, field }) => [header, field.field] as const));
  return ({ content, revisionId, issues }: RowThatIsIn): void => {
    const unread = new Map<string, Issue>();
    let isWhole = true;
    for (const issue of issues) {
      if (issue.code !== 'unknown-option' && issue.code !== 'unknown-place') continue;
      const field = fields.get(issue.column ?? '');
      if (field === undefined) continue;
      // A question in several columns has one answer: what is left of it stands there as one text.
      if (unread.has(field)) isWhole = false;
      unread.set(field, issue);
    }
    for (const [field, { code, value }] of unread) {
      const text = isWhole ? value : unreadText(content, field, value);
      values.add(revisionId, field, causeNumber({ form: form.id, code, subject: field, value: text }));
    }
  };
}

function unreadText(content: Content, field: string, otherwise: string): string {
  const answer = (JSON.parse(contentText(content)) as Answers)[field];
  return typeof answer === 'object' ? (answer.unrecognised ?? otherwise) : otherwise;
}
