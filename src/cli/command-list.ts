// Every command's name and summary; what a command needs is loaded when it is called.
import type { Command } from 'commander';
import type { Context } from './context.ts';

type Define = (command: Command, context: Context) => void;

interface Entry {
  readonly name: string;
  readonly summary: string;
  readonly group: 'Taking in:' | 'Reviewing:' | 'Reading:' | 'Deciding:' | 'Keeping:' | 'Setting up:';
  readonly load: () => Promise<Define>;
}

/** Every command of the first level, in the order of the help. */
export const entries: readonly Entry[] = [
  {
    name: 'import',
    summary: 'take in form exports and rosters',
    group: 'Taking in:',
    load: async () => (await import('./commands/import.ts')).defineImport,
  },
  {
    name: 'issues',
    summary: 'what waits for a person: held rows, and answers that mean nothing yet',
    group: 'Taking in:',
    load: async () => (await import('./commands/issues.ts')).defineIssues,
  },
  {
    name: 'resolve',
    summary: 'settle held rows, and answers that mean nothing yet',
    group: 'Taking in:',
    load: async () => (await import('./commands/resolve.ts')).defineResolve,
  },
  {
    name: 'people',
    summary: 'find out who is the same person, join them, part them',
    group: 'Taking in:',
    load: async () => (await import('./commands/people.ts')).definePeople,
  },
  {
    name: 'imports',
    summary: 'the imports so far, and what is left of each',
    group: 'Taking in:',
    load: async () => (await import('./commands/imports.ts')).defineImports,
  },
  {
    name: 'undo',
    summary: 'take back the last change, whatever it was, or an import',
    group: 'Taking in:',
    load: async () => (await import('./commands/undo.ts')).defineUndo,
  },
  {
    name: 'windows',
    summary: 'what each window is, what waits in it, when review is due',
    group: 'Reviewing:',
    load: async () => (await import('./commands/windows.ts')).defineWindows,
  },
  {
    name: 'review',
    summary: 'take up what waits in a window as a batch, and print its shortlist',
    group: 'Reviewing:',
    load: async () => (await import('./commands/review.ts')).defineReview,
  },
  {
    name: 'shortlist',
    summary: 'print a batch in ranking order, each place explained',
    group: 'Reviewing:',
    load: async () => (await import('./commands/shortlist.ts')).defineShortlist,
  },
  {
    name: 'score',
    summary: 'score everybody anew and tell who moved',
    group: 'Reviewing:',
    load: async () => (await import('./commands/score.ts')).defineScore,
  },
  {
    name: 'show',
    summary: 'one application: answers, gate, points and where each came from',
    group: 'Reviewing:',
    load: async () => (await import('./commands/show.ts')).defineShow,
  },
  {
    name: 'list',
    summary: 'find applications',
    group: 'Reviewing:',
    load: async () => (await import('./commands/list.ts')).defineList,
  },
  {
    name: 'use',
    summary: 'let another revision of an application count',
    group: 'Reviewing:',
    load: async () => (await import('./commands/use.ts')).defineUse,
  },
  {
    name: 'batch',
    summary: 'close a batch: its ranking becomes a record that stays as it is',
    group: 'Reviewing:',
    load: async () => (await import('./commands/batch.ts')).defineBatch,
  },
  {
    name: 'batches',
    summary: 'the batches so far',
    group: 'Reviewing:',
    load: async () => (await import('./commands/batches.ts')).defineBatches,
  },
  {
    name: 'verify',
    summary: 'whether the record of a closed batch still holds, byte for byte',
    group: 'Reviewing:',
    load: async () => (await import('./commands/verify.ts')).defineVerify,
  },
  {
    name: 'explain',
    summary: 'why this place, and what would have crossed the line',
    group: 'Reviewing:',
    load: async () => (await import('./commands/explain.ts')).defineExplain,
  },
  {
    name: 'letter',
    summary: 'where an application stood, written to the applicant',
    group: 'Reviewing:',
    load: async () => (await import('./commands/letter.ts')).defineLetter,
  },
  {
    name: 'reviewers',
    summary: 'who reads: add, remove, conflicts of interest',
    group: 'Reading:',
    load: async () => (await import('./commands/reviewers.ts')).defineReviewers,
  },
  {
    name: 'assign',
    summary: 'give the applications of a batch to reviewers',
    group: 'Reading:',
    load: async () => (await import('./commands/assign.ts')).defineAssign,
  },
  {
    name: 'read',
    summary: 'read and score what is assigned to a reviewer',
    group: 'Reading:',
    load: async () => (await import('./commands/read.ts')).defineRead,
  },
  {
    name: 'sheets',
    summary: 'reading on paper or in a spreadsheet: packets and score sheets, and their way back',
    group: 'Reading:',
    load: async () => (await import('./commands/sheets.ts')).defineSheets,
  },
  {
    name: 'progress',
    summary: 'who has read what of a batch, what is missing, how long it has waited',
    group: 'Reading:',
    load: async () => (await import('./commands/progress.ts')).defineProgress,
  },
  {
    name: 'agreement',
    summary: 'how far to trust what a committee has scored',
    group: 'Reading:',
    load: async () => (await import('./commands/agreement.ts')).defineAgreement,
  },
  {
    name: 'invite',
    summary: 'say who comes to the interview',
    group: 'Reading:',
    load: async () => (await import('./commands/invite.ts')).defineInvite,
  },
  {
    name: 'correct',
    summary: 'let other points count than an answer earned, with the reason',
    group: 'Reading:',
    load: async () => (await import('./commands/correct.ts')).defineCorrect,
  },
  {
    name: 'select',
    summary: 'propose who gets the seats, exactly, and what every rule costs',
    group: 'Deciding:',
    load: async () => (await import('./commands/select.ts')).defineSelect,
  },
  {
    name: 'fairness',
    summary: 'at which rates groups would get a seat; seen, and never scored',
    group: 'Deciding:',
    load: async () => (await import('./commands/fairness.ts')).defineFairness,
  },
  {
    name: 'policy',
    summary: 'how past participants are honoured, and what another way would do',
    group: 'Deciding:',
    load: async () => (await import('./commands/policy.ts')).definePolicy,
  },
  {
    name: 'what-if',
    summary: 'what another weight or order of rules would do, without doing it',
    group: 'Deciding:',
    load: async () => (await import('./commands/what-if.ts')).defineWhatIf,
  },
  {
    name: 'diff',
    summary: 'two orders side by side: who moved, who crossed the line, which rule did it',
    group: 'Deciding:',
    load: async () => (await import('./commands/diff.ts')).defineDiff,
  },
  {
    name: 'decide',
    summary: 'accept, waitlist, decline, withdraw or defer, with the reason; release',
    group: 'Deciding:',
    load: async () => (await import('./commands/decide.ts')).defineDecide,
  },
  {
    name: 'decisions',
    summary: 'what was decided of a batch, why, when and by whom',
    group: 'Deciding:',
    load: async () => (await import('./commands/decisions.ts')).defineDecisions,
  },
  {
    name: 'waitlist',
    summary: 'who waits for a seat, by number; offer free seats, keep the answers',
    group: 'Deciding:',
    load: async () => (await import('./commands/waitlist.ts')).defineWaitlist,
  },
  {
    name: 'notices',
    summary: 'drafts of what is decided and released, and who was told what',
    group: 'Deciding:',
    load: async () => (await import('./commands/notices.ts')).defineNotices,
  },
  {
    name: 'export',
    summary: 'applications, decisions, the cohort or scores as CSV, workbook or JSON',
    group: 'Deciding:',
    load: async () => (await import('./commands/export.ts')).defineExport,
  },
  {
    name: 'log',
    summary: 'what was changed, by whom, when, from what to what',
    group: 'Keeping:',
    load: async () => (await import('./commands/log.ts')).defineLog,
  },
  {
    name: 'audit',
    summary: 'find out whether anybody has tampered with the log of changes',
    group: 'Keeping:',
    load: async () => (await import('./commands/audit.ts')).defineAudit,
  },
  {
    name: 'backup',
    summary: 'copy the database into one file, verified, while others work',
    group: 'Keeping:',
    load: async () => (await import('./commands/backup.ts')).defineBackup,
  },
  {
    name: 'restore',
    summary: 'let a backup take the place of the database',
    group: 'Keeping:',
    load: async () => (await import('./commands/restore.ts')).defineRestore,
  },
  {
    name: 'encrypt',
    summary: 'encrypt the database with a passphrase',
    group: 'Keeping:',
    load: async () => (await import('./commands/encrypt.ts')).defineEncrypt,
  },
  {
    name: 'doctor',
    summary: 'is everything in order, and what mends it where it is not',
    group: 'Keeping:',
    load: async () => (await import('./commands/doctor.ts')).defineDoctor,
  },
  {
    name: 'redact',
    summary: 'remove a person for good, on their request',
    group: 'Keeping:',
    load: async () => (await import('./commands/redact.ts')).defineRedact,
  },
  {
    name: 'retention',
    summary: 'remove whom the program keeps no longer',
    group: 'Keeping:',
    load: async () => (await import('./commands/retention.ts')).defineRetention,
  },
  {
    name: 'demo',
    summary: 'watch the main job on a sample, in a database of its own',
    group: 'Setting up:',
    load: async () => (await import('./commands/demo.ts')).defineDemo,
  },
  {
    name: 'init',
    summary: 'start a program of your own',
    group: 'Setting up:',
    load: async () => (await import('./commands/init.ts')).defineInit,
  },
  {
    name: 'program',
    summary: 'check the program files',
    group: 'Setting up:',
    load: async () => (await import('./commands/program.ts')).defineProgram,
  },
  {
    name: 'form',
    summary: 'make a form for an export of your own, and check one',
    group: 'Setting up:',
    load: async () => (await import('./commands/form.ts')).defineForm,
  },
  {
    name: 'window',
    summary: 'move a deadline',
    group: 'Setting up:',
    load: async () => (await import('./commands/window.ts')).defineWindow,
  },
  {
    name: 'help',
    summary: 'help for a command, or on exit-codes, formats, environment',
    group: 'Setting up:',
    load: async () => (await import('./commands/help.ts')).defineHelp,
  },
];
