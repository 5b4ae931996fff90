// Columns that do not fit: which headers were expected, which came, which are close, and what mends it.
import { describe, expect, it } from 'vitest';
import { rowsOf } from '../support/folder-state.ts';
import { done, failed, runFdp } from '../support/run-fdp.ts';
import { expectRefusal, folderWith, folderWithDatabase } from './corpus.ts';

const head =
  '"Timestamp", "Email Address", "First name", "Last name", "City", "State", "Zip code", "Curriculum focus area", ' +
  '"Are you applying for yourself or on behalf of a district?", "Current role", "School, district or organization", ' +
  '"Have you taught this curriculum?", "Years of computer science teaching experience", ' +
  '"Grade levels taught (check all that apply)", ' +
  '"Have you mentored teachers or led professional development? (check all that apply)", ' +
  '"Describe your professional development experience", ' +
  '"How are you involved in computer science education right now? (check all that apply)", ' +
  '"Have you taken part in another Code.org facilitator development program?", "Which programs and years?", ' +
  '"Can you attend the Facilitator Summit, May 20-22, 2016?", ' +
  '"Can you commit to the workshops required for your focus area?"';
const become = '"Why do you want to become a facilitator?"';
const equity = '"How do you support equity and access in computer science?"';
const form = `${head}, ${become}, ${equity}`;

const looksLike = (file: string): string =>
  `error: ${file} looks like "Facilitator Development Program application", but its columns do not fit:\n`;

describe('an export of some other form', () => {
  const none = (file: string, came: string): string =>
    `error: ${file}: none of its columns belongs to a form of this program.
  Facilitator Development Program application has: ${form}
  Roster of past participants has: "Email", "First name", "Last name", "Program", "Year"
  the file has: ${came}
`;

  it('that has nothing in common with ours', async () => {
    const file = 'another-form-nothing-close.csv';
    await expectRefusal(
      await folderWithDatabase(file),
      ['import', file],
      failed(
        `${none(file, '"Order", "Meal", "Allergies"')}Is this the right file? --form ID says which form it is; fdp form new EXPORT makes a form for an export of your own.\n`,
      ),
    );
  });

  it('that has a header close to one of ours', async () => {
    await expectRefusal(
      await folderWithDatabase('another-form.csv'),
      ['import', 'another-form.csv'],
      failed(
        `${none('another-form.csv', '"Submitted", "Meal", "Allergies"')}  close: "Submitted" is like "Submitted at"
Is this the right file? --form ID says which form it is; fdp form new EXPORT makes a form for an export of your own.
`,
      ),
    );
  });

  it('of the same program: what is missing, what is close to it, and no advice that can’t help', async () => {
    const file = 'another-form-of-the-program.csv';
    await expectRefusal(
      await folderWithDatabase(file),
      ['import', file],
      failed(`${looksLike(file)}  no column "Email Address" (email); close to it: "E-mail adress"
  no column "First name" (firstName); close to it: "Frist name"
  no column "State" (state)
  no column "Curriculum focus area" (focusArea)
  no column "Are you applying for yourself or on behalf of a district?" (applyingAs)
  no column "Have you taught this curriculum?" (taughtCurriculum)
  no column "Grade levels taught (check all that apply)" (gradeLevels)
  no column "Have you mentored teachers or led professional development? (check all that apply)" (teacherLeadership)
  no column "How are you involved in computer science education right now? (check all that apply)" (csInvolvement)
  no column "Have you taken part in another Code.org facilitator development program?" (pastParticipant)
  no column "Can you attend the Facilitator Summit, May 20-22, 2016?" (canAttend)
  no column "Can you commit to the workshops required for your focus area?" (canCommit)
  no column "Why do you want to become a facilitator?" (motivation)
  no column "How do you support equity and access in computer science?" (equity)
  the form expects: ${form}
  the file has: "Timestamp", "E-mail adress", "Frist name", "Last name", "Which sessions did you attend?", "Rate the Summit"
Is this the right file? --form ID says which form it is; fdp form new EXPORT makes a form for an export of your own.
`),
    );
  });
});

describe('a needed column is missing', () => {
  const be = '"Why do you want to be a facilitator?"';

  it('and one is close to it: the flag that takes it is named', async () => {
    await expectRefusal(
      await folderWithDatabase('missing-column.csv'),
      ['import', 'missing-column.csv'],
      failed(`${looksLike('missing-column.csv')}  no column ${become} (motivation); close to it: ${be}
  the form expects: ${form}
  the file has: ${head}, ${be}, ${equity}
Say which column it is, such as --map "motivation=Why do you want to be a facilitator?"; or for good: fdp form check application EXPORT names the edit.
`),
    );
  });

  it('and that flag mends it', async () => {
    const folder = folderWith('missing-column.csv');
    const map = 'motivation=Why do you want to be a facilitator?';
    expect(await runFdp(folder, ['import', '--map', map, 'missing-column.csv'])).toEqual(
      done(`missing-column.csv: 1 row of "Facilitator Development Program application" = 1
new + 0 revised + 0 unchanged + 0 held
Kept as import 1.
`),
    );
    const answers = rowsOf(`${folder}/fdp.db`, "select answers ->> 'motivation' from revision");
    expect(answers).toEqual([['To learn and to teach.']]);
  });

  it('and none is close to it', async () => {
    const file = 'missing-column-nothing-close.csv';
    await expectRefusal(
      await folderWithDatabase(file),
      ['import', file],
      failed(`${looksLike(file)}  no column "State" (state)
  the form expects: ${form}
  the file has: ${form.replace('"State", ', '')}
Say which column it is, such as --map "state=HEADER"; or for good: fdp form check application EXPORT names the edit.
`),
    );
  });

  it('and another one too: both are named', async () => {
    const file = 'two-missing-columns.csv';
    await expectRefusal(
      await folderWithDatabase(file),
      ['import', file],
      failed(`${looksLike(file)}  no column "Email Address" (email); close to it: "Emial Address"
  no column ${become} (motivation); close to it: ${be}
  the form expects: ${form}
  the file has: ${head.replace('Email', 'Emial')}, ${be}, ${equity}
Say which column it is, such as --map "email=Emial Address"; or for good: fdp form check application EXPORT names the edit.
`),
    );
  });
});

describe('two columns with the same header', () => {
  it('that the form knows: which of them counts is not guessed', async () => {
    const file = 'same-header-twice.csv';
    await expectRefusal(
      await folderWithDatabase(file),
      ['import', file],
      failed(`${looksLike(file)}  2 columns for "State" (state): "State", "State (2)"
  the form expects: ${form}
  the file has: ${form}, "State (2)"
Say which of them counts, such as --map "state=State"; the other is kept as an extra column.
`),
    );
  });

  it.each([
    ['State', 'NY', '{"State (2)":"Texas"}'],
    ['State (2)', 'TX', '{"State":"NY"}'],
  ])('and the flag says that it is "%s"', async (column, state, extra) => {
    const folder = folderWith('same-header-twice.csv');
    expect((await runFdp(folder, ['import', '--map', `state=${column}`, 'same-header-twice.csv'])).exitCode).toBe(0);
    expect(rowsOf(`${folder}/fdp.db`, 'select state, extra from application join revision')).toEqual([[state, extra]]);
  });

  it('that the form does not know: both are kept, and told apart', async () => {
    const folder = folderWith('unknown-header-twice.csv');
    expect(await runFdp(folder, ['import', 'unknown-header-twice.csv'])).toEqual(
      done(`unknown-header-twice.csv: 1 row of "Facilitator Development Program application"
= 1 new + 0 revised + 0 unchanged + 0 held
Kept as import 1.
Not in the form, kept with each application: "Notes", "Notes (2)".
`),
    );
    expect(rowsOf(`${folder}/fdp.db`, 'select extra from revision')).toEqual([
      ['{"Notes":"first","Notes (2)":"second"}'],
    ]);
  });
});

describe('two headers for one field', () => {
  const file = 'two-headers-for-one-field.csv';

  it('are not guessed between', async () => {
    await expectRefusal(
      await folderWithDatabase(file),
      ['import', file],
      failed(`${looksLike(file)}  2 columns for "Email Address" (email): "Email Address", "Username"
  the form expects: ${form}
  the file has: ${form}, "Username"
Say which of them counts, such as --map "email=Email Address"; the other is kept as an extra column.
`),
    );
  });

  it('and the flag that is named settles it', async () => {
    const folder = folderWith(file);
    expect(await runFdp(folder, ['import', '--map', 'email=Email Address', file])).toEqual(
      done(`two-headers-for-one-field.csv: 1 row of "Facilitator Development Program
application" = 1 new + 0 revised + 0 unchanged + 0 held
Kept as import 1.
Not in the form, kept with each application: "Username".
`),
    );
    expect(rowsOf(`${folder}/fdp.db`, 'select email from applicant order by id')).toEqual([['ana.lee@example.org']]);
  });
});
