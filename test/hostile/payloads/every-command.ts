// Every command as it is called on a full desk: a new command needs a line here, or the test of hostile content fails.
import { Command } from 'commander';
import { entries } from '../../../src/cli/command-list.ts';
import type { Context } from '../../../src/cli/context.ts';
import type { FullDesk } from './full-desk.ts';

export interface Leaf {
  /** As one types it: `people merge`. */
  readonly path: string;
  /** The flags that say in what form something comes out, each as one types it: `--json`, `--format csv`. */
  readonly forms: readonly string[];
}

/** The commands that do something, asked of the command tree itself. */
export async function everyLeaf(): Promise<Leaf[]> {
  const root = new Command('fdp');
  for (const { name, load } of entries) (await load())(root.command(name), {} as Context);
  const leaves: Leaf[] = [];
  const walk = (command: Command, above: readonly string[]): void => {
    for (const one of command.commands) {
      const own = [...above, one.name()];
      if (one.commands.length > 0) walk(one, own);
      // `fdp undo` does something by itself, and has commands below it.
      if (one.commands.length === 0 || one.options.length > 0)
        leaves.push({ path: own.join(' '), forms: formsOf(one) });
    }
  };
  walk(root, []);
  return leaves;
}

const formsOf = (command: Command): string[] =>
  command.options.flatMap(({ long, description, argChoices }) => {
    if (long === '--json') return ['--json'];
    if (long !== '--format' && long !== '--packet') return [];
    const choices = argChoices ?? description.split(/,| or /).map((word) => word.trim());
    return choices.map((choice) => `${long} ${choice}`);
  });

type Call = readonly string[];
const withJson = (...calls: readonly Call[]): Call[] => calls.flatMap((call) => [call, [...call, '--json']]);

/** Each command with what it is called with, in an order in which one can be called after the other. */
export function callsOn({ texts, names, told }: FullDesk): Readonly<Record<string, readonly Call[]>> {
  const words = texts.map(({ text }) => text.replaceAll('\0', '')).filter((text) => text.length < 500 && text !== '');
  const every = (step: number): string[] => words.filter((_, at) => at % step === 1);
  const few = every(24);
  const some = texts.map((_, at) => at + 1).filter((number) => number % 6 === 0);
  const batch = ['table', 'tsv', 'csv', 'json', 'markdown'];
  const subjects = ['applications', 'decisions', 'cohort', 'scores'];
  return {
    show: [
      ...withJson(...some.map((number) => [String(number)])),
      ...texts.map((_, at) => [String(at + 1)]).filter((_, at) => at % 2 === 0),
      ...some.map((number) => [String(number + 1), '--original']),
      ...withJson(['person1@example.org', '--original'], ['person2@example.org']),
      ...every(4).map((word) => ['--', word]),
    ],
    list: [...withJson([]), ...every(3).map((word) => ['--', word]), ...few.map((word) => [`--state=${word}`])],
    issues: [
      ...withJson([], ['--all'], ...some.map((number) => [String(number)])),
      ...some.map((number) => [String(number + 1), '--original', '--top', '3']),
      ...few.map((word) => ['--', word]),
    ],
    resolve: [
      ...withJson(['--retry', '--dry-run']),
      ...few.map((word) => ['2', `--set=City=${word}`, '--dry-run']),
      ...few.map((word) => ['6', `--means=${word}`, '--dry-run']),
      ...few.map((word) => ['7', `--set=${word}=x`, '--dry-run']),
    ],
    import: [
      ...withJson(['applications.csv', 'ill.csv', 'roster.csv', '--dry-run'], ['ill.csv', '--strict'], [...names]),
      ...few.map((word) => ['small.csv', '--dry-run', `--map=zip=${word}`]),
      ...few.map((word) => ['--', word]),
      ['scores.csv'],
    ],
    imports: [
      ...withJson([], ['2'], ['5']),
      ['2', '--file', 'again.csv'],
      ...few.map((word) => ['2', `--file=files-${word}/x`]),
    ],
    review: [
      ...batch.map((format) => ['--window', 'rolling', '--dry-run', '--format', format]),
      ['--window', 'rolling', '--dry-run', '--json'],
      ...few.map((word) => [`--window=${word}`]),
    ],
    shortlist: [
      ...batch.flatMap((format) => [
        ['--format', format],
        [
          '--format',
          format,
          '--output',
          `shortlist.${format === 'table' ? 'txt' : format === 'markdown' ? 'md' : format}`,
        ],
      ]),
      ['--json'],
      ...few.map((word) => ['--', word]),
    ],
    score: withJson([], ['--dry-run']),
    windows: [...withJson([]), ...few.map((word) => [`--as-of=${word}`])],
    batches: withJson([]),
    progress: withJson([], ['--missing']),
    agreement: withJson([]),
    select: [...withJson(['--seats', 'csp=10']), ...few.map((word) => [`--seats=${word}`])],
    decide: [
      ...withJson(['--from', 'decided.csv', '--yes'], ['person3@example.org', 'accept', '--reason=x']),
      ['--from', 'applications.csv'],
      ['--from', 'select', '--seats', 'csp=10'],
      ...few.map((word) => ['1', word, '--reason=x']),
      [told.waits, 'decline', '--reason=x'],
    ],
    decisions: withJson([]),
    'undo decision': [...withJson([]), ['--yes']],
    waitlist: [...withJson([], ['--offers']), ...few.map((word) => ['--', word])],
    'decide release': [
      ['rolling-1'],
      ...few.flatMap((word) => [
        ['--', word],
        ['rolling-1', `--expires=${word}`],
      ]),
      ['rolling-1', '--yes', '--expires', '2016-03-31'],
      ['rolling-1', '--yes', '--json'],
    ],
    'waitlist promote': [
      ['--seats', 'csp=300'],
      // Not everybody who waits gets a seat: some are told that they wait.
      ['--seats', `csp=${told.accepted}`, '--yes'],
      ...few.flatMap((word) => [[`--seats=${word}`], [`--focus-area=${word}`], [`--expires=${word}`], ['--', word]]),
      ...few.map((word, at) => ['--seats', `csp=${told.accepted + 1 + at}`, `--reason=${word}`, '--yes']),
      ['--seats', `csp=${told.accepted + 10}`, '--yes', '--json'],
    ],
    'waitlist answer': [
      ...withJson(...told.offered.slice(0, 4).map((number) => [number, 'accepted'])),
      [told.offered[4] ?? '', 'declined', '--note=x', '--json'],
      ...few.flatMap((word) => [
        [told.offered[5] ?? '', '--', word],
        ['--', word, 'accepted'],
      ]),
    ],
    notices: [...withJson([], ['--overdue']), ...few.map((word) => ['--', word])],
    'notices correct': [
      ...withJson([...told.changed.slice(0, 1), '--reason=x']),
      ...few.map((word) => ['--reason=x', '--', word]),
      ['person2@example.org', '--reason=x'],
    ],
    'notices prepare': [
      ...few.flatMap((word) => [['--dir', 'drafts', '--', word], [`--dir=none-${word}/x`]]),
      ['--dir', 'named'],
      ['--dir', 'drafts'],
      ['rolling-1', '--dir', 'drafts', '--json'],
    ],
    'notices sent': [
      ['rolling-1'],
      ...few.flatMap((word) => [['--', word], [`--file=${word}`]]),
      ...withJson([...told.changed.slice(0, 1), '--yes']),
      ['--file', 'decided.csv'],
      ['--file', 'applications.csv'],
      ['--file', 'drafts/notices.csv', '--yes'],
    ],
    'decide unlock': [
      ...withJson([...told.changed.slice(0, 1), '--reason=x']),
      [...told.offered.slice(5, 8), '--reason=x'],
      ...few.map((word) => ['--reason=x', '--', word]),
    ],
    fairness: withJson(
      ['--by', 'state', '--seats', 'csp=10'],
      ['--by', 'csInvolvement', '--seats', 'csp=10'],
      ['--by', 'yearsTeaching', '--seats', 'csp=10'],
    ),
    'what-if': [
      ...withJson(['--set', 'rubric.equity.weight=2', '--seats', 'csp=10']),
      ...few.map((word) => [`--set=${word}`]),
    ],
    'policy compare': withJson(['--seats', 'csp=10']),
    export: subjects.flatMap((subject) => [
      ...['csv', 'json'].map((format) => [
        subject,
        '--format',
        format,
        ...(subject === 'applications' ? ['--with', 'answers,essays'] : []),
      ]),
      [
        subject,
        '--format',
        'xlsx',
        '--output',
        `${subject}.xlsx`,
        ...(subject === 'applications' ? ['--with', 'answers,essays'] : []),
      ],
    ]),
    use: [['6', '--reason=x'], ...few.map((word) => ['person5@example.org', `--revision=${word}`, '--reason=x'])],
    correct: [
      ...withJson(['7', 'level-taught', '3', '--reason=x']),
      ...few.map((word) => ['person6@example.org', word, '3', '--reason=x']),
    ],
    invite: [...withJson(['--list'], ['person7@example.org']), ...few.map((word) => ['--', word])],
    'reviewers list': withJson([], ['--all']),
    'reviewers add': [...withJson(['--from', 'committee.csv']), ...few.map((word) => [`--email=${word}`, '--', word])],
    'reviewers conflict': [
      ...withJson(['reader9@readers.example.com', 'person9@example.org', '--reason=x']),
      ...few.map((word) => ['--', word, word]),
    ],
    'reviewers remove': [...withJson(['reader10@readers.example.com']), ...few.map((word) => ['--', word])],
    assign: [...withJson(['--reviews', '1', '--follow-up', '--dry-run']), ['--reviews', '9', '--cap', '1']],
    read: [
      ...withJson(...[1, 2, 3, 4, 5, 6].map((at) => [`--reviewer=reader${at}@readers.example.com`])),
      ...[1, 2, 3].map((at) => [`--reviewer=reader${at}@readers.example.com`, '--list']),
      ...few.map((word) => [`--reviewer=${word}`]),
      ...some.map((number) => ['--reviewer=reader1@readers.example.com', `--application=${number}`]),
    ],
    'sheets export': [
      ['--dir', 'packets', '--packet', 'html'],
      ['--dir', 'packets-md', '--packet', 'markdown'],
      ['--dir', 'packets', '--reviewer=reader1@readers.example.com', '--overwrite', '--json'],
      ...few.map((word) => ['--dir', 'packets', `--reviewer=${word}`]),
    ],
    'sheets import': withJson(['scores.csv'], ['scores.csv', '--dry-run'], ['applications.csv']),
    'sheets held': [...withJson([]), ['--skip', '1', '--reason=x']],
    'people duplicates': withJson(['--top', '5']),
    'people different': [
      ...withJson(['person3@example.org', 'person9@example.org', '--reason=x']),
      ...few.map((word) => ['--', word, word]),
    ],
    'people merge': withJson(['person4@example.org', 'named1@example.org', '--dry-run', '--reason=x']),
    'people split': withJson(['person2@example.org', '--dry-run'], ['person3@example.org', '--dry-run']),
    redact: [
      ...withJson(['person12@example.org', '--dry-run'], ['person13@example.org', '--yes', '--reason=x']),
      ...few.map((word) => ['--', word]),
    ],
    explain: [
      ...withJson(['person3@example.org', '--seats', 'csp=10'], ...some.map((number) => [String(number)])),
      ...few.flatMap((word) => [
        ['--', word],
        ['3', `--seats=${word}`],
      ]),
    ],
    letter: [
      ...withJson(...some.map((number) => [String(number)])),
      ...['markdown', 'text'].map((format) => ['3', '--format', format]),
      ...some.flatMap((number) => [
        [String(number), '--output', `letter-${number}.md`],
        [String(number), '--format', 'text', '--output', `letter-${number}.txt`],
      ]),
      ...few.flatMap((word) => [
        ['--', word],
        ['3', `--format=${word}`],
        ['3', `--output=none-${word}/x`],
      ]),
    ],
    'batch close': [...few.map((word) => ['--', word]), ...withJson([])],
    'batch record': [
      ...withJson([]),
      ['--output', 'record.txt'],
      ...few.flatMap((word) => [['--', word], [`--output=none-${word}/x`]]),
    ],
    verify: [
      ...withJson([], ['--against', 'record.txt'], ['--against', 'applications.csv']),
      ...few.flatMap((word) => [['--', word], [`--against=${word}`]]),
    ],
    diff: [
      ...withJson(['rolling-1', '--other-program', 'program'], ['rolling-1', 'rolling-1']),
      ...few.flatMap((word) => [
        ['rolling-1', '--', word],
        ['rolling-1', `--other-program=${word}`],
      ]),
    ],
    'batch reopen': [...few.map((word) => ['--reason=x', '--', word]), ...withJson(['--reason=x'])],
    backup: [...withJson(['copy.db', '--force']), ...few.map((word) => ['--', `none-${word}/x`])],
    restore: [
      ...few.map((word) => ['--yes', '--', word]),
      ['applications.csv', '--yes', '--json'],
      ['copy.db', '--yes'],
    ],
    encrypt: [...withJson(['--yes']), ...few.map((word) => [`--new-passphrase-file=${word}`, '--yes'])],
    doctor: withJson([]),
    retention: withJson(['--dry-run']),
    log: [...withJson([], ['5'], ['--top', '500']), ...few.map((word) => ['--', word])],
    'audit verify': withJson([]),
    undo: withJson(['--dry-run']),
    'undo import': withJson(['--dry-run'], ['2', '--dry-run']),
    'window extend': [
      ...withJson(['rolling', '--to', '2016-07-01', '--dry-run']),
      ...few.map((word) => ['rolling', `--to=${word}`, '--reason=x']),
    ],
    'program check': withJson([]),
    'form list': withJson([]),
    'form check': [
      ['application', 'applications.csv'],
      ['application', 'ill.csv', '--json'],
    ],
    'form new': [
      ['ill.csv', '--yes', '--output', 'form.yaml', '--id', 'made'],
      ['applications.csv', '--yes', '--json', '--output', 'form-2.yaml', '--id', 'made-2'],
      ...few.map((word) => ['small.csv', '--yes', `--name=${word}`, `--id=${word}`, '--output', 'form-3.yaml']),
    ],
    init: [
      ['other', '--yes', ...few.slice(0, 1).map((word) => `--name=${word}`)],
      ...few.map((word) => ['third', '--yes', `--time-zone=${word}`]),
    ],
    help: [[], ...few.map((word) => ['--', word])],
    demo: [[]],
  };
}

/** Commands that are refused on every full desk, each with the reason. */
export const alwaysRefused: readonly string[] = [
  // The built-in rubric has no interview.
  'invite',
  // It says nothing of how long people are kept.
  'retention',
  // The library that encrypts is not installed; test/encryption calls it where it is.
  'encrypt',
];
