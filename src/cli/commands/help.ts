// fdp help: for a command, and on the topics that belong to none.
import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { examples } from '../examples.ts';
import { unknownWord } from '../unknown.ts';

const topics: Readonly<Record<string, string>> = {
  'exit-codes': `Exit codes

  0    done; an empty list is done too
  1    it failed, or --strict refused a file of which a row is held, or program
       check or doctor found something
  2    the command was called wrongly: an unknown command, flag, window, batch
       or focus area
  70   a defect of fdp; FDP_DEBUG=1 shows where
  130  cancelled with Ctrl-C; nothing was changed
`,
  formats: `What goes in

  Exports of form tools, and rosters of past participants: as CSV or its
  relatives with tabs, semicolons or bars, as Excel workbooks (.xlsx), or as a
  .zip with one of them in it. All of it is found out by reading, never by the
  file's name: what the file is, the encoding (UTF-8, UTF-16, Windows-1252), what
  separates the cells, and the form, by its headers. A first line "sep=;" is
  honoured. Of a workbook the first sheet with anything in it is read.
  --encoding, --delimiter, --sheet and --form say otherwise.

What comes out

  table     drawn to the width of the screen; what a terminal gets
  tsv       tab-separated values with a header; what a pipe gets
  csv       for spreadsheets; text that a spreadsheet would take for a formula
            gets a leading apostrophe
  json      for other programs; the keys are a contract, instants are UTC with
            Z, points are numbers
  markdown  for a committee's papers

  Data goes to standard output; counts, questions and warnings to standard
  error. NO_COLOR and FORCE_COLOR hold.
`,
  environment: `Environment

  FDP_DB       the database, where --db does not name it
  FDP_PASSPHRASE_FILE
               a file whose first line opens an encrypted database, where
               --passphrase-file does not name it
  FDP_PASSPHRASE
               the passphrase itself, where neither names a file
  FDP_PROGRAM  the program's folder, where --program does not name it
  FDP_USER     who is said to have made a change, instead of the account's name
  FDP_WAIT     how many seconds to wait for another command that is writing;
               10 otherwise
  FDP_NOW      an instant, such as 2016-02-16T09:00:00Z, to take for now: for
               rehearsals
  FDP_DEBUG    1: show where an error happened
  COLUMNS      the width of tables
  NO_COLOR     any text: no colour; FORCE_COLOR=1: colour in a pipe too
`,
};

export function defineHelp(command: Command, context: Context): void {
  command
    .description(`Help for a command, or on a topic: ${Object.keys(topics).join(', ')}.`)
    .argument('[words...]', 'a command, or a topic')
    .addHelpText(
      'after',
      examples(['fdp help import', 'help for one command'], ['fdp help exit-codes', 'what scripts look at']),
    )
    .action((words: string[]) => runHelp(command.parent ?? command, context, words));
}

function runHelp(root: Command, { io }: Context, words: readonly string[]): void {
  let command = root;
  for (const word of words) {
    const topic = command === root && Object.hasOwn(topics, word) ? topics[word] : undefined;
    if (topic !== undefined) {
      io.out(topic);
      return;
    }
    const next = command.commands.find((candidate) => candidate.name() === word);
    if (next === undefined) throw noHelp(word, command, root);
    command = next;
  }
  command.outputHelp();
}

function noHelp(word: string, command: Command, root: Command): Error {
  const known = command.commands.map((candidate) => candidate.name());
  const all = command === root ? [...known, ...Object.keys(topics)] : known;
  return unknownWord(`There is no help on "${word}".`, word, all, `There is help on: ${all.join(', ')}.`);
}
