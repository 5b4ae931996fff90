// The corpus of what can be wrong within one file: one case, one way to be wrong.
import { describe, expect, it } from 'vitest';
import { mistakesIn, smallProgramWith } from './small-program.ts';

type Case = readonly [what: string, file: string, text: string, by: string, mistakes: readonly string[]];

// What is wrong, the file, the text in it, what stands there instead, and every mistake that is told.
const cases: readonly Case[] = [
  [
    'a key twice',
    'program.yaml',
    'cycle: 2016\n',
    'cycle: 2016\nname: Again\n',
    ['program.yaml:4:1 key "name" found again, expected it once'],
  ],
  [
    'a tab',
    'program.yaml',
    '  annual: {}',
    '	annual: {}',
    ['program.yaml:8:1 a tab found at the start of the line, expected spaces'],
  ],
  [
    'an unclosed quote',
    'rubric.yaml',
    'version: "1"',
    'version: "1',
    ['rubric.yaml:1:10 a quote is opened and not closed'],
  ],
  [
    'an unclosed bracket',
    'program.yaml',
    '[csf, csp]',
    '[csf, csp',
    ['program.yaml:6:1 a bracket above is not closed, expected ]'],
  ],
  [
    'a colon in a text',
    'program.yaml',
    'name: A small program # for tests',
    'name: Small: a program',
    [
      'program.yaml:2:7 a second colon or an indented line found, expected one value: put a text that holds ": " in quotes',
    ],
  ],
  [
    'a second document',
    'rubric.yaml',
    'tiers:',
    '---\ntiers:',
    ['rubric.yaml:2:1 a second document (---) found, expected one in a file'],
  ],
  [
    'a tag',
    'rubric.yaml',
    'version: "1"',
    'version: !secret 1',
    ['rubric.yaml:1:10 a tag (!name) found, expected a plain value'],
  ],
  [
    'an alias without an anchor',
    'rubric.yaml',
    'version: "1"',
    'version: *one',
    [
      "rubric.yaml:1:10 an alias that can't be followed: Unresolved alias (the anchor must be set before the alias): one",
    ],
  ],
  [
    'an indentation of its own',
    'rubric.yaml',
    '    kind: answer',
    '   kind: answer',
    [
      'rubric.yaml:6:1 not valid YAML: Sequence item without - indicator',
      'rubric.yaml:7:12 a second colon or an indented line found, expected one value: put a text that holds ": " in quotes',
    ],
  ],
  [
    'an unknown key',
    'rubric.yaml',
    '    weight: 1.5',
    '    wieght: 1.5',
    [
      'rubric.yaml:16:5 unknown key "wieght" found, expected one of id, name, kind, stage, field, weight, levels; did you mean weight?',
    ],
  ],
  [
    'an unknown key that resembles none',
    'focus-areas/csf.yaml',
    'name: Fundamentals',
    'name: Fundamentals\ncolour: blue',
    [
      'focus-areas/csf.yaml:3:1 unknown key "colour" found, expected one of id, name, levels, sought, training, delivery, pay, eventsProvided',
    ],
  ],
  [
    'a key of JavaScript',
    'focus-areas/csf.yaml',
    'name: Fundamentals',
    'name: Fundamentals\n__proto__: {}\nconstructor: 1',
    [
      'focus-areas/csf.yaml:3:1 unknown key "__proto__" found, expected one of id, name, levels, sought, training, delivery, pay, eventsProvided',
      'focus-areas/csf.yaml:4:1 unknown key "constructor" found, expected one of id, name, levels, sought, training, delivery, pay, eventsProvided',
    ],
  ],
  [
    'a missing key',
    'focus-areas/csf.yaml',
    'name: Fundamentals\n',
    '',
    ['focus-areas/csf.yaml:1:1 name is missing, expected a text'],
  ],
  [
    'a missing key within a list',
    'rubric.yaml',
    'points: 3, any',
    'any',
    ['rubric.yaml:10:9 points is missing, expected a number of points'],
  ],
  [
    'a missing mapping',
    'rubric.yaml',
    'tiers: { exceeds: 5, meets: 3 }\n',
    '',
    ['rubric.yaml:1:1 tiers is missing, expected a mapping with the keys exceeds, meets'],
  ],
  [
    'a missing kind',
    'forms/application.yaml',
    ', kind: place',
    '',
    ['forms/application.yaml:7:5 kind is missing, expected one of timestamp, email, text, zip, place, year, choice'],
  ],
  [
    'a missing list',
    'forms/application.yaml',
    '    options:\n      - { id: self, text: Myself }\n      - { id: district, text: A district }\n',
    '',
    ['forms/application.yaml:15:5 options is missing, expected a list of options'],
  ],
  [
    'a wrong type',
    'rubric.yaml',
    '1.5',
    'high',
    ['rubric.yaml:16:13 weight: "high" found, expected a number such as 1 or 1.5'],
  ],
  [
    'a list for a text',
    'program.yaml',
    'name: A small program',
    'name: [A, B]',
    ['program.yaml:2:7 name: a list found, expected a text'],
  ],
  [
    'a text for a mapping',
    'rubric.yaml',
    '{ exceeds: 5, meets: 3 }',
    'five',
    ['rubric.yaml:2:8 tiers: "five" found, expected a mapping with the keys exceeds, meets'],
  ],
  [
    'a list for a mapping',
    'program.yaml',
    'annual: {}',
    'annual: []',
    ['program.yaml:8:11 annual: a list found, expected a mapping with the keys anchor'],
  ],
  [
    'nothing where a text is needed',
    'program.yaml',
    'seed: small-2016',
    'seed:',
    ['program.yaml:19:8 seed: nothing found, expected a text'],
  ],
  [
    'a number for a word',
    'rubric.yaml',
    'version: "1"',
    'version: 1',
    ['rubric.yaml:1:10 version: 1 found, expected a text; did you mean "1"?'],
  ],
  [
    'a word that YAML takes for a constant',
    'forms/application.yaml',
    '{ id: none, text: None }',
    '{ id: null, text: None }',
    ['forms/application.yaml:29:15 id: nothing found, expected a word'],
  ],
  [
    'a number out of range',
    'rubric.yaml',
    'points: 5, any',
    'points: 5.5, any',
    ['rubric.yaml:9:19 points: 5.5 found, expected a whole number of points'],
  ],
  [
    'a wrong word of a list',
    'program.yaml',
    '[verified, declared]',
    '[verified, declard]',
    ['program.yaml:16:22 counts entry 2: "declard" found, expected one of verified, declared; did you mean declared?'],
  ],
  [
    'a wrong kind',
    'forms/application.yaml',
    'kind: place',
    'kind: palce',
    [
      'forms/application.yaml:7:42 kind: "palce" found, expected one of timestamp, email, text, zip, place, year, choice; did you mean place?',
    ],
  ],
  [
    'a wrong rule',
    'program.yaml',
    'tier, points',
    'tiers, points',
    [
      'program.yaml:18:21 order entry 2: "tiers" found, expected one of priority, tier, points, submitted, draw; did you mean tier?',
    ],
  ],
  [
    'an id that is none',
    'focus-areas/csf.yaml',
    'levels: [elementary]',
    'levels: [Elementary School]',
    [
      'focus-areas/csf.yaml:3:10 levels entry 1: "Elementary School" found, expected lower-case letters, digits and single hyphens, such as "led-pd"; did you mean elementary-school?',
    ],
  ],
  [
    'a date that does not exist',
    'program.yaml',
    '"2016-02-15"',
    '"2016-02-30"',
    ['program.yaml:7:24 closesOn: "2016-02-30" found, expected a date that exists'],
  ],
  [
    'a date of another form',
    'program.yaml',
    '"2016-02-15"',
    '2/15/2016',
    ['program.yaml:7:24 closesOn: "2/15/2016" found, expected a date such as 2016-02-15'],
  ],
  [
    'a zone that does not exist',
    'program.yaml',
    'America/Los_Angeles',
    'America/Los_Angelos',
    [
      'program.yaml:4:11 timeZone: "America/Los_Angelos" found, expected a time zone of the IANA list, such as America/Los_Angeles; did you mean America/Los_Angeles?',
    ],
  ],
  [
    'control characters',
    'program.yaml',
    'seed: small-2016',
    'seed: []\n"se\\e[31med\\u202e": x',
    [
      'program.yaml:19:9 seed: a list found, expected a text',
      'program.yaml:20:1 unknown key "se\\u{1B}[31med\\u{202E}" found, expected one of id, name, cycle, timeZone, focusAreas, windows, district, gate, priority, ranking, selection, offers and 2 more',
    ],
  ],
  [
    'a long value',
    'program.yaml',
    'cycle: 2016',
    'cycle: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    ['program.yaml:3:8 cycle: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…" found, expected a year such as 2016'],
  ],
  [
    'several at once',
    'rubric.yaml',
    'points: 5, any: [focus-area-levels], because: the level',
    'point: five, many: [], any: elementary',
    [
      'rubric.yaml:9:9 points is missing, expected a number of points',
      'rubric.yaml:9:9 because is missing, expected a text',
      'rubric.yaml:9:11 unknown key "point" found, expected one of points, any, because; did you mean points?',
      'rubric.yaml:9:24 unknown key "many" found, expected one of points, any, because; did you mean any?',
      'rubric.yaml:9:39 any: "elementary" found, expected a list of answers',
    ],
  ],
];

describe('a file that is wrong in itself', () => {
  it.each(cases)('%s', async (_what, file, text, by, mistakes) => {
    expect(await mistakesIn(smallProgramWith(file, text, by))).toEqual(mistakes);
  });
});
