// The questions of the built-in program's application form, in its order, and what a submission answers to each.
import {
  applyingAs,
  areas,
  involved,
  leads,
  levels,
  notSure,
  type Response,
  taught,
  years,
} from '../samples/response.ts';

export interface Question {
  readonly field: keyof Response;
  readonly text: string;
  /** The options of a closed question, in the form's order. */
  readonly options: readonly string[];
  /** Check all that apply. */
  readonly many: boolean;
  /** The form offers a free answer beside the options. */
  readonly other: boolean;
}

type Closed = Partial<Pick<Question, 'options' | 'many' | 'other'>>;

const question = (field: keyof Response, text: string, closed: Closed = {}): Question => ({
  ...{ options: [], many: false, other: false },
  ...closed,
  ...{ field, text },
});

const one = (options: Readonly<Record<string, string>> | readonly string[]): Closed => ({
  options: Object.values(options),
});
const many = (options: Readonly<Record<string, string>>): Closed => ({ options: Object.values(options), many: true });

/** Without the time of submission and the e-mail address, which most tools put in columns of their own. */
export const questions: readonly Question[] = [
  question('firstName', 'First name'),
  question('lastName', 'Last name'),
  question('city', 'City'),
  question('state', 'State'),
  question('zip', 'Zip code'),
  question('focusArea', 'Curriculum focus area', one(areas)),
  question('applyingAs', 'Are you applying for yourself or on behalf of a district?', one(applyingAs)),
  question('role', 'Current role'),
  question('organization', 'School, district or organization'),
  question('taughtCurriculum', 'Have you taught this curriculum?', one(taught)),
  question('yearsTeaching', 'Years of computer science teaching experience', one(years)),
  question('gradeLevels', 'Grade levels taught (check all that apply)', many(levels)),
  question(
    'teacherLeadership',
    'Have you mentored teachers or led professional development? (check all that apply)',
    many(leads),
  ),
  question('pdExperience', 'Describe your professional development experience'),
  question('csInvolvement', 'How are you involved in computer science education right now? (check all that apply)', {
    ...many(involved),
    other: true,
  }),
  question(
    'pastParticipant',
    'Have you taken part in another Code.org facilitator development program?',
    one(['Yes', 'No']),
  ),
  question('pastPrograms', 'Which programs and years?'),
  question('canAttend', 'Can you attend the Facilitator Summit, May 20-22, 2016?', one(['Yes', 'No', notSure])),
  question('canCommit', 'Can you commit to the workshops required for your focus area?', one(['Yes', 'No', notSure])),
  question('motivation', 'Why do you want to become a facilitator?'),
  question('equity', 'How do you support equity and access in computer science?'),
];

export const emailQuestion: Question = question('email', 'Email Address');

/** Every answer that was given: one, none, or several. */
export function answersTo({ field }: Question, response: Response): readonly string[] {
  const answer = response[field];
  return typeof answer === 'string' ? (answer === '' ? [] : [answer]) : answer;
}

/** The one cell of tools that write all answers into one. */
export const cellOf = (question: Question, response: Response, joint: string): string =>
  answersTo(question, response).join(joint);

/** What was answered beside the options. */
export const freeAnswer = (question: Question, response: Response): string =>
  answersTo(question, response).find((answer) => !question.options.includes(answer)) ?? '';
