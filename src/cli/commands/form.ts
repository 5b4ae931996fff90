// fdp form: the forms of the program, a new one out of an export, one held against an export.
import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { examples } from '../examples.ts';
import { parseStrayQuote } from '../flags.ts';
import { unknownWord } from '../unknown.ts';
import type { CheckOptions } from './form-check.ts';
import type { NewOptions } from './form-new.ts';

export function defineForm(command: Command, context: Context): void {
  command
    .description(
      'Forms say how the columns of an export are read. Makes one for an export of your own, and checks one.',
    )
    .helpCommand(false)
    .addHelpText(
      'after',
      examples(
        ['fdp form new responses.csv', 'makes a form for an export that no form knows'],
        ['fdp form check application responses.csv', 'says what of an export a form does not read'],
      ),
    );
  defineNew(command, context);
  defineCheck(command, context);
  defineList(command, context);
}

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

function defineNew(command: Command, context: Context): void {
  command
    .command('new')
    .summary('make a form out of an export')
    .description(
      'Looks at an export, proposes a field for each column by its header and its values, asks about each at a terminal, ' +
        'and writes a form file with comments into the program. The built-in program is copied to the folder program first.',
    )
    .argument('<export>', 'the file as the form tool exports it; - is standard input')
    .option('--id <id>', 'the form’s id, and the name of its file; else after the export')
    .option('--name <name>', 'what people call the form')
    .option('--form <id>', 'the form whose fields the program knows; else the first for applications')
    .option('--map <field=header>', 'which column holds a field, or a new field; may be repeated', collect)
    .option('--leave-out <header>', 'a column that is no part of the form; may be repeated', collect)
    .option('--answer <field:option=text>', 'which option an answer means, or new; may be repeated', collect)
    .option('--date-order <order>', 'month-first or day-first, where the dates leave it open')
    .option(
      '--encoding <name>',
      'utf-8, utf-16le, utf-16be, windows-1252, mixed or macintosh, if not found out rightly',
    )
    .option('--delimiter <name>', 'comma, semicolon, tab or pipe, if it is not found out rightly')
    .option(
      '--stray-quote <line>',
      'a line on which a quotation mark is one too many; may be repeated',
      parseStrayQuote,
    )
    .option('--sheet <name>', 'the sheet of a workbook, if it is not the first with anything in it')
    .option('--output <file>', 'write the form there, and leave the program as it is')
    .option('-y, --yes', 'ask nothing: take the proposals, and list what was not sure')
    .option('--json', 'print the proposals as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp form new responses.csv', 'asks column by column'],
        ['fdp form new responses.csv --id ohio --yes', 'asks nothing, and lists what to check'],
        ['fdp form new responses.csv --yes --map "equity=Who is left out?"', 'says of one column what it holds'],
      ),
    )
    .action(async (file: string, options: NewOptions) => {
      await (await import('./form-new.ts')).runFormNew(context, file, options);
    });
}

function defineCheck(command: Command, context: Context): void {
  command
    .command('check')
    .summary('hold a form against an export')
    .description(
      'Reads a whole export by a form, takes nothing in, and says what does not fit: headers that have changed, columns ' +
        'and fields left over, answers that the form does not know, rows that would be held. Names the edits that mend ' +
        'it. Exits with 1 where the import would refuse the file.',
    )
    .argument('<form>', 'the form’s id')
    .argument('<export>', 'the file as the form tool exports it; - is standard input')
    .option('--write', 'make the edits, each after asking at a terminal')
    .option('-y, --yes', 'ask nothing')
    .option(
      '--encoding <name>',
      'utf-8, utf-16le, utf-16be, windows-1252, mixed or macintosh, if not found out rightly',
    )
    .option('--delimiter <name>', 'comma, semicolon, tab or pipe, if it is not found out rightly')
    .option(
      '--stray-quote <line>',
      'a line on which a quotation mark is one too many; may be repeated',
      parseStrayQuote,
    )
    .option('--sheet <name>', 'the sheet of a workbook, if it is not the first with anything in it')
    .option('--json', 'print what does not fit as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp form check application responses.csv', 'says what does not fit, and changes nothing'],
        ['fdp form check application responses.csv --write', 'lets the form know what has changed'],
      ),
    )
    .action(async (form: string, file: string, options: CheckOptions) => {
      context.exitCode = await (await import('./form-check.ts')).runFormCheck(context, form, file, options);
    });
}

const subcommands = ['new', 'check', 'list'];

function defineList(command: Command, context: Context): void {
  command
    .command('list', { isDefault: true })
    .summary('the forms of the program')
    .description('Lists the forms of the program in force: what each holds, and where its file is.')
    .argument('[words...]')
    .option('--json', 'print them as JSON')
    .addHelpText('after', examples(['fdp form list', 'lists the forms']))
    .action(async (words: string[], options: { readonly json?: boolean }) => {
      const [word] = words;
      // Whatever is no other command comes here.
      if (word !== undefined) {
        throw unknownWord(
          `There is no command fdp form ${word}.`,
          word,
          subcommands,
          `There are: ${subcommands.join(', ')}.`,
        );
      }
      await (await import('./form-list.ts')).runFormList(context, options);
    });
}
