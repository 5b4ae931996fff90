// One response of the sample form, and the texts of its closed answers as the form prints them (program.md, "The form").

export type Area = 'csf' | 'csp' | 'ecs' | 'algebra' | 'science';

export const areas = {
  csf: 'Computer Science Fundamentals (K-5)',
  csp: 'Computer Science Principles',
  ecs: 'Exploring Computer Science',
  algebra: 'Computer Science in Algebra',
  science: 'Computer Science in Science',
} as const satisfies Record<Area, string>;

export const applyingAs = {
  self: 'I am applying for myself',
  nominated: 'My district nominated me',
  district: 'I represent a district interested in partnership',
} as const;

export const taught = {
  this: 'Yes, I have taught this curriculum',
  otherCs: 'No, but I have taught other computer science courses',
  none: 'No, I have not taught computer science',
} as const;

export const years = { none: 'None', few: '1-2 years', some: '3-5 years', many: '6 or more years' } as const;

export const levels = {
  elementary: 'Elementary school (K-5)',
  middle: 'Middle school (6-8)',
  high: 'High school (9-12)',
  college: 'Community college, college, or university',
  none: 'I have not taught',
} as const;

export const leads = {
  ledPd: 'I have led professional development workshops for teachers',
  mentored: 'I have mentored or coached teachers',
  hosted: 'I have hosted or organized workshops, conferences, or meetups',
  none: 'None of these',
} as const;

export const involved = {
  teaches: 'I teach CS courses for credit to K-12, community college, or university students',
  runs: 'I run an after-school club, camp, or Hour of Code',
  advocates: 'I advocate for CS in my school, district, or community',
  none: 'I am not currently involved',
} as const;

export const notSure = 'Not sure yet';

export interface Response {
  /** Wall clock in the program's zone, `2016-02-14 15:21:05`. It need not exist: some people's spreadsheets do that. */
  readonly submittedAt: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly focusArea: string;
  readonly applyingAs: string;
  readonly role: string;
  readonly organization: string;
  readonly taughtCurriculum: string;
  readonly yearsTeaching: string;
  readonly gradeLevels: readonly string[];
  readonly teacherLeadership: readonly string[];
  readonly pdExperience: string;
  readonly csInvolvement: readonly string[];
  readonly pastParticipant: string;
  readonly pastPrograms: string;
  readonly canAttend: string;
  readonly canCommit: string;
  readonly motivation: string;
  readonly equity: string;
}

/** What sets one response of the samples apart from an ordinary one for its area. */
export type Peculiarities = { readonly area: Area } & Partial<Response>;
