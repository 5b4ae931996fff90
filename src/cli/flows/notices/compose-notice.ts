// One draft of a notice: the text of the program, filled in for a person, as a message.
import path from 'node:path';
import { fieldValue, type NoticeSubject } from '../../../domain/notices/fields.ts';
import type { NoticeKind, Told } from '../../../domain/notices/standing.ts';
import { fillTemplate, type MissingValue } from '../../../domain/notices/template.ts';
import type { Program } from '../../../domain/program/program.ts';
import { createZone } from '../../../domain/time/zone.ts';
import { UserError } from '../../../domain/user-error.ts';
import type { Calendar } from '../../../domain/windows/calendar.ts';
import { closesOn } from '../../../domain/windows/window.ts';
import { composeMessage } from '../../../files/notices/message.ts';
import { type NoticeTemplate, type TemplateKind, templateFor } from '../../../files/notices/templates.ts';
import { applicationLabel } from '../../../report/assignment.ts';
import { setLine, setMarkdown } from '../../../report/notice-markdown.ts';
import type { NoticeRow } from '../../../report/notices.ts';
import { visible } from '../../../report/visible.ts';
import type { Batch } from '../../../store/batches.ts';
import { type PersonStanding, toldBy } from './notice-standings.ts';

/** What all drafts are made of. */
export interface Texts {
  readonly program: Program;
  readonly calendar: Calendar;
  readonly batch: Batch;
  readonly templates: readonly NoticeTemplate[];
  /** The program's folder, as messages name it. */
  readonly programDir: string;
}

export interface ComposedNotice {
  readonly row: NoticeRow;
  readonly bytes: Buffer;
}

/** What a draft is to say. */
export interface Wording {
  readonly release: number;
  readonly kind: NoticeKind;
  readonly says: Told;
  readonly at: string;
}

/** One draft: its line in the table, and its bytes. Refused where there is no text for it, or a value is missing. */
export async function composeNotice(wanted: Texts, one: PersonStanding, wording: Wording): Promise<ComposedNotice> {
  const { program, batch, templates } = wanted;
  const { person } = one;
  const kind = templateKind(wording);
  const area = person.area === '' ? null : person.area;
  const template = templateFor(templates, kind, area);
  if (template === null) throw withoutTemplate(wanted, kind, one);
  const subject = subjectOf(wanted, one, wording);
  const valueFor = (name: string): string | null => fieldValue(name, subject);
  const head = fillTemplate(template.subject, valueFor);
  const body = fillTemplate(template.body, valueFor);
  const [lacks] = [
    ...head.missing.map((at) => ({ ...at, line: 2 })),
    ...body.missing.map((at) => ({ ...at, line: at.line + template.bodyFrom })),
  ];
  if (lacks !== undefined) throw withoutValue(wanted, template, lacks, one);
  const line = setLine(head);
  const bytes = await composeMessage({
    ...setMarkdown(body),
    key: JSON.stringify([
      program.id,
      program.cycle,
      batch.name,
      wording.release,
      wording.kind,
      wording.says,
      wording.at,
    ]),
    to: { name: visible(person.name), email: person.email },
    ...{ from: template.from, replyTo: template.replyTo, subject: line, at: wording.at },
  });
  const row: NoticeRow = {
    ...{ application: person.application, email: person.email, name: subject.name, firstName: subject.firstName },
    ...{ lastName: subject.lastName, focusArea: area, focusAreaName: subject.focusArea?.name ?? null },
    ...{ notice: wording.kind, ...wording.says, subject: line },
    // Of numbers and words of ours alone: nothing that an applicant wrote can lead a file elsewhere.
    file: `${person.application}-${kind}.eml`,
  };
  return { row, bytes };
}

const templateKind = ({ kind, says }: Wording): TemplateKind => {
  if (kind !== 'decision') return kind;
  if (says.decision === 'withdraw') throw new Error('whoever withdrew is told nothing');
  return says.decision;
};

function subjectOf({ program, calendar, batch }: Texts, one: PersonStanding, { kind, says }: Wording): NoticeSubject {
  const { person, sent } = one;
  const zone = createZone(program.timeZone);
  const text = (field: string): string => {
    const answer = person.answers[field];
    return typeof answer === 'string' ? answer.trim() : '';
  };
  return {
    ...{ application: person.application, email: person.email, name: person.name, batch: batch.name, kind, says },
    ...{ firstName: text('firstName'), lastName: text('lastName') },
    focusArea: program.focusAreas.find(({ id }) => id === person.area) ?? null,
    program: { name: program.name, cycle: program.cycle },
    submittedOn: zone.formatDay(person.submittedAt),
    deferredClosesOn: says.deferredTo === null ? null : closesOn(says.deferredTo, calendar),
    before: sent?.sent_at == null ? null : { decision: toldBy(sent).decision, on: zone.formatDay(sent.sent_at) },
  };
}

const labelOf = ({ person }: PersonStanding): string =>
  applicationLabel(person.application, person.name || person.email);

const withoutTemplate = ({ programDir, templates }: Texts, kind: TemplateKind, one: PersonStanding): UserError =>
  new UserError(
    `There is no text for ${labelOf(one)}: ${visible(path.join(programDir, 'notices', `${kind}.md`))} is missing.`,
    {
      hint:
        templates.length === 0
          ? 'fdp init DIR starts a program with texts for notices; its folder notices may be copied into this one.'
          : 'Write it: its first lines are ---, subject: …, ---, and below them stands the text. Nothing was written.',
    },
  );

const withoutValue = (
  { programDir }: Texts,
  { file }: NoticeTemplate,
  at: MissingValue,
  one: PersonStanding,
): UserError =>
  new UserError(
    `${visible(path.join(programDir, file))}:${at.line}:${at.column} {{${at.name}}} has no value for ${labelOf(one)}.`,
    {
      hint: `Put what is said with it between {{#${at.name}}} and {{/${at.name}}}: it is left out where there is no value. Nothing was written.`,
    },
  );
