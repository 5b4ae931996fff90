// How a record is laid out: five parts under headings, one thing a line, columns between tabs, and the hashes at the end.

export const sections = ['head', 'rubric', 'policy', 'inputs', 'ranking'] as const;
export type Section = (typeof sections)[number];

/** What the record is of. `format`: the version of this layout; another layout is another number. */
export interface Head {
  readonly format: string;
  readonly tool: string;
  readonly program: string;
  readonly cycle: string;
  readonly batch: string;
  readonly window: string;
  readonly focusArea: string;
  readonly asOf: string;
  readonly closedAt: string;
  readonly closedBy: string;
}

export const headKeys = [
  ...(['format', 'tool', 'program', 'cycle', 'batch', 'window'] as const),
  ...(['focusArea', 'asOf', 'closedAt', 'closedBy'] as const),
] satisfies readonly (keyof Head)[];

export const thisFormat = '1';

/** A line for each application, by its number: what its place was worked out from. */
export const inputColumns = [
  ...['application', 'person', 'focusArea', 'firstSubmittedAt', 'sentAt', 'answers'],
  ...['roster', 'scores', 'corrections', 'invitedTo'],
] as const;

/** A line for each application, in ranking order: what it came to. Points are thousandths. */
export const rankingColumns = [
  ...['application', 'focusArea', 'rank', 'outcome', 'reasons', 'priority', 'tier', 'points', 'outOf'],
  ...['scored', 'criteria', 'separatedBy', 'key'],
] as const;

/** What begins a part. No line of a part begins with the same sign. */
export const sectionTitle = (section: Section | 'hashes'): string => `# ${section}`;
