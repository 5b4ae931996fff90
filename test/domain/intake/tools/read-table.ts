// A small form, and what becomes of a table that a form tool has made of it.
import { findLayout, type Layout } from '../../../../src/domain/intake/layout.ts';
import { whyNoRow } from '../../../../src/domain/intake/left-out.ts';
import { isComplete, type Mapping, mapLayout, recogniseForm } from '../../../../src/domain/intake/mapping.ts';
import { createSubmissionReader } from '../../../../src/domain/intake/row.ts';
import type { Form } from '../../../../src/domain/program/form.ts';
import { createZone } from '../../../../src/domain/time/zone.ts';
import { program, rosterForm } from '../built-in-program.ts';

const asked = { aliases: [], optional: false };
const one = { kind: 'choice', many: false, other: false } as const;
const option = (id: string, text: string) => ({ id, text, aliases: [] });

export const smallForm: Form = {
  id: 'small',
  name: 'Small form',
  holds: 'applications',
  fields: [
    { ...asked, field: 'submittedAt', header: 'Timestamp', kind: 'timestamp', dateOrder: 'month-first' },
    { ...asked, field: 'email', header: 'Email Address', kind: 'email', aliases: ['Username', 'Email'] },
    { ...asked, field: 'firstName', header: 'First name', kind: 'text' },
    { ...asked, field: 'lastName', header: 'Last name', kind: 'text', optional: true },
    {
      ...{ ...asked, ...one, field: 'levels', header: 'Grade levels taught (check all that apply)', many: true },
      options: [
        option('elementary', 'Elementary school (K-5)'),
        option('middle', 'Middle school (6-8)'),
        option('college', 'Community college, college, or university'),
        option('none', 'I have not taught'),
      ],
    },
    {
      ...{ ...asked, ...one, field: 'cs', header: 'How are you involved?', many: true, other: true, optional: true },
      options: [option('teaches', 'I teach CS'), option('club', 'I run a club, camp, or hour'), option('none', 'None')],
    },
    {
      ...{ ...asked, ...one, field: 'attend', header: 'Can you attend?' },
      options: [option('yes', 'Yes'), option('no', 'No'), option('not-sure', 'Not sure yet')],
    },
    { ...asked, field: 'why', header: 'Why do you want to become a facilitator?', kind: 'text', optional: true },
  ],
};

export type Table = readonly (readonly string[])[];

/** What the rows of a table come to. `line` counts its rows from 1. */
export function readTable(table: Table, form: Form = smallForm) {
  const rows = table.map((cells, at) => ({ line: at + 1, cells }));
  const layout = findLayout(rows, [form, rosterForm]);
  const mapping = mapped(layout, form);
  const context = { program, zone: createZone('America/Los_Angeles'), now: '2016-02-16T18:00:00Z' };
  const read = createSubmissionReader(mapping, context);
  const below = rows.filter(({ line }) => line > (layout.headerLines.at(-1) ?? 0));
  return {
    tool: layout.tool,
    headerLines: layout.headerLines,
    columns: mapping.columns.map(
      ({ field, header, part }) => `${field.field}: ${header}${part === null ? '' : ` [${part}]`}`,
    ),
    extras: mapping.extras.filter(({ isQuiet }) => !isQuiet).map(({ header }) => header),
    rows: below.map(({ line, cells }) => {
      const { value, issues } = read(cells, line);
      const codes = issues.map(({ code, column, value: seen }) => `${code}, ${column}: ${seen}`);
      if (value === null) return { leftOut: whyNoRow(cells, layout), codes };
      const { email, answers, extra } = value;
      return { email, ...answers, extra: { ...extra }, codes };
    }),
  };
}

/** Mapped as `fdp import FILE` does it, and through JSON, as the layout is kept. */
function mapped(layout: Layout, form: Form): Mapping {
  const mapping = recogniseForm(layout, [form, rosterForm]);
  if (mapping?.form !== form) throw new Error(`taken for ${mapping?.form.id}`);
  const needed = mapping.missing.filter(({ field }) => !field.optional).map(({ field }) => field.field);
  if (!isComplete(mapping)) throw new Error(`missing: ${needed.join()}; doubled: ${JSON.stringify(mapping.doubled)}`);
  return mapLayout(JSON.parse(JSON.stringify(layout)) as Layout, form);
}

/** Ann's answers, as every tool should tell them. */
export const ann = {
  email: 'ann@example.org',
  firstName: 'Ann',
  lastName: 'Lee',
  levels: { chosen: ['elementary', 'college'] },
  cs: { chosen: ['club'], other: 'Robotics, LEGO' },
  attend: { chosen: ['yes'] },
  why: 'To learn.',
  codes: [],
};
