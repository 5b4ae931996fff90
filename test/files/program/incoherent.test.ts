// The corpus of what can't be meant although each file is valid: one case, one way to be wrong.
import { describe, expect, it } from 'vitest';
import { mistakesIn, smallProgramWith } from './small-program.ts';

type Case = readonly [what: string, file: string, text: string, by: string, mistakes: readonly string[]];

// What is wrong, the file, the text in it, what stands there instead, and every mistake that is told.
const cases: readonly Case[] = [
  [
    'a file called unlike its id',
    'focus-areas/csf.yaml',
    'id: csf',
    'id: csp2',
    ['focus-areas/csf.yaml:1:5 id: "csp2" found, expected "csf", as the file is called (or call the file csp2.yaml)'],
  ],
  [
    'a form called unlike its id',
    'forms/application.yaml',
    'id: application',
    'id: applications',
    [
      'forms/application.yaml:1:5 id: "applications" found, expected "application", as the file is called (or call the file applications.yaml)',
    ],
  ],
  [
    'a listed area without a file',
    'program.yaml',
    '[csf, csp]',
    '[csf, csp, csq]',
    [
      'program.yaml:5:24 focusAreas entry 3: "csq" found, expected a file focus-areas/csq.yaml, which is missing',
      'program.yaml:5:24 focusAreas entry 3: "csq" found, expected one of the options of focusArea in forms/application.yaml: csf, csp',
    ],
  ],
  [
    'a file that is not listed',
    'program.yaml',
    '[csf, csp]',
    '[csf]',
    [
      'focus-areas/csp.yaml:1:1 a focus area that program.yaml does not list found, expected one of csf',
      'forms/application.yaml:14:15 id: "csp" found, expected one of the focus areas of program.yaml: csf',
    ],
  ],
  [
    'an area twice',
    'program.yaml',
    '[csf, csp]',
    '[csf, csp, csf]',
    ['program.yaml:5:24 focusAreas entry 3: "csf" found, expected each focus area once'],
  ],
  [
    'an area without an option',
    'forms/application.yaml',
    '      - { id: csp, text: Principles }\n',
    '',
    [
      'program.yaml:5:19 focusAreas entry 2: "csp" found, expected one of the options of focusArea in forms/application.yaml: csf',
    ],
  ],
  [
    'an option that is no area',
    'forms/application.yaml',
    '{ id: csp, text: Principles }',
    '{ id: csp, text: Principles }\n      - { id: ecs, text: Exploring }',
    ['forms/application.yaml:15:15 id: "ecs" found, expected one of the focus areas of program.yaml: csf, csp'],
  ],
  [
    'two areas chosen at once',
    'forms/application.yaml',
    '    header: Focus area\n',
    '    header: Focus area\n    many: true\n',
    ['forms/application.yaml:11:11 many: true found, expected false: an application is for one focus area'],
  ],
  [
    'a level that no one is asked for',
    'focus-areas/csf.yaml',
    '[elementary]',
    '[elementry]',
    [
      'focus-areas/csf.yaml:3:10 levels entry 1: "elementry" found, expected one of the answers of gradeLevels in forms/application.yaml: elementary, high, none; did you mean elementary?',
    ],
  ],
  [
    'a requirement twice',
    'program.yaml',
    'id: offered',
    'id: in-country',
    ['program.yaml:12:11 id: "in-country" found, expected each requirement id once'],
  ],
  [
    'a field of the gate that is not asked',
    'program.yaml',
    'kind: place, field: state',
    'kind: place, field: stat',
    [
      'program.yaml:11:65 field: "stat" found, expected a field of forms/application.yaml: submittedAt, email, state, motivation, focusArea, applyingAs, gradeLevels, canAttend; did you mean state?',
    ],
  ],
  [
    'a place that is no place',
    'program.yaml',
    'kind: place, field: state',
    'kind: place, field: motivation',
    [
      'program.yaml:11:65 field: "motivation" found, expected a field of kind place in forms/application.yaml, this one is of kind text: state',
    ],
  ],
  [
    'an answer of the gate that is none',
    'program.yaml',
    '["no"]',
    '["nope"]',
    ['program.yaml:13:96 no entry 1: "nope" found, expected one of the answers of canAttend: yes, no'],
  ],
  [
    'an answer both yes and no',
    'program.yaml',
    '["no"]',
    '["no", "yes"]',
    ['program.yaml:13:102 no entry 2: "yes" found, expected answers that do not stand under yes too'],
  ],
  [
    'a gate that nobody passes',
    'program.yaml',
    '["yes"]',
    '[]',
    ['program.yaml:13:80 yes: an empty list found, expected at least one answer: nobody could be eligible'],
  ],
  [
    'a priority that is not asked',
    'program.yaml',
    'declared: { field: canAttend',
    'declared: { field: pastParticipant',
    [
      'program.yaml:15:22 field: "pastParticipant" found, expected a field of forms/application.yaml: submittedAt, email, state, motivation, focusArea, applyingAs, gradeLevels, canAttend',
    ],
  ],
  [
    'a district that is none',
    'program.yaml',
    'is: district',
    'is: distrct',
    [
      'program.yaml:9:36 is: "distrct" found, expected one of the answers of applyingAs: self, district; did you mean district?',
    ],
  ],
  [
    'a word twice',
    'program.yaml',
    '[verified, declared]',
    '[verified, verified]',
    ['program.yaml:16:22 counts entry 2: "verified" found, expected each word once'],
  ],
  [
    'a rule twice',
    'program.yaml',
    '[priority, tier, points, submitted, draw]',
    '[priority, tier, tier, draw]',
    ['program.yaml:18:27 order entry 3: "tier" found, expected each rule once'],
  ],
  [
    'an order that is not total',
    'program.yaml',
    ', submitted, draw]',
    ', submitted]',
    [
      'program.yaml:18:35 order entry 4: "submitted" found, expected draw as the last rule, so that no two applications rank alike; did you mean draw?',
    ],
  ],
  [
    'an anchor of another cycle',
    'program.yaml',
    'annual: {}',
    'annual: { anchor: "2018-02-15" }',
    [
      'program.yaml:8:21 anchor: "2018-02-15" found, expected a date within twelve months of the rolling window\'s last day, 2016-02-15',
    ],
  ],
  [
    'a qualification twice',
    'rubric.yaml',
    'id: motivation',
    'id: level-taught',
    ['rubric.yaml:12:9 id: "level-taught" found, expected each qualification id once'],
  ],
  [
    'a field of the rubric that is not asked',
    'rubric.yaml',
    'field: gradeLevels',
    'field: gradeLevel',
    [
      'rubric.yaml:7:12 field: "gradeLevel" found, expected a field of forms/application.yaml: submittedAt, email, state, motivation, focusArea, applyingAs, gradeLevels, canAttend; did you mean gradeLevels?',
    ],
  ],
  [
    'a scored text',
    'rubric.yaml',
    'field: gradeLevels',
    'field: motivation',
    [
      'rubric.yaml:7:12 field: "motivation" found, expected a field of kind choice in forms/application.yaml, this one is of kind text: focusArea, applyingAs, gradeLevels, canAttend',
    ],
  ],
  [
    'an answer of the rubric that is none',
    'rubric.yaml',
    '[elementary, high, other]',
    '[elementary, hihg, other]',
    [
      'rubric.yaml:10:40 any entry 2: "hihg" found, expected one of the answers of gradeLevels: elementary, high, none, focus-area-levels, other, anything; did you mean high?',
    ],
  ],
  [
    'a free answer that is not offered',
    'forms/application.yaml',
    '    other: true\n',
    '',
    [
      'rubric.yaml:10:46 any entry 3: "other" found, expected one of the answers of gradeLevels: elementary, high, none, focus-area-levels, anything (gradeLevels offers no free answer)',
    ],
  ],
  [
    'an option that is a word of the rubric',
    'forms/application.yaml',
    '{ id: high, text: High school }',
    '{ id: high, text: High school }\n      - { id: other, text: Another }',
    [
      'rubric.yaml:10:46 any entry 3: "other" found, expected an option, but it is a word of the rubric: give the option of gradeLevels another id',
    ],
  ],
  [
    'levels that do not fall',
    'rubric.yaml',
    'points: 3',
    'points: 5',
    ['rubric.yaml:10:19 points: 5 found, expected fewer than the 5 of the level above'],
  ],
  [
    'tiers the wrong way round',
    'rubric.yaml',
    '{ exceeds: 5, meets: 3 }',
    '{ exceeds: 3, meets: 5 }',
    ['rubric.yaml:2:19 exceeds: 3 found, expected at least the 5 points of meets'],
  ],
  [
    'a tier out of reach',
    'rubric.yaml',
    '{ exceeds: 5, meets: 3 }',
    '{ exceeds: 6, meets: 3 }',
    ['rubric.yaml:2:19 exceeds: 6 found, expected at most 5: nobody can earn more in level-taught'],
  ],
  [
    'no time of submission',
    'forms/application.yaml',
    '  - { field: submittedAt, header: Timestamp, kind: timestamp }\n',
    '',
    [
      'forms/application.yaml:5:3 fields: submittedAt is missing; applications need a field submittedAt of kind timestamp',
    ],
  ],
  [
    'a time of submission that is a text',
    'forms/application.yaml',
    'kind: timestamp',
    'kind: text',
    [
      'forms/application.yaml:5:52 kind: "text" found, expected timestamp: applications need a field submittedAt of kind timestamp; did you mean timestamp?',
    ],
  ],
  [
    'an e-mail by another name',
    'forms/roster.yaml',
    'field: email',
    'field: mail',
    [
      'forms/roster.yaml:5:3 fields: email is missing; past participants need a field email of kind email; did you mean email?',
    ],
  ],
  [
    'a field twice',
    'forms/application.yaml',
    'field: motivation',
    'field: state',
    [
      'forms/application.yaml:8:14 field: "state" found, expected each field once',
      'rubric.yaml:15:12 field: "motivation" found, expected a field of forms/application.yaml: submittedAt, email, state, state, focusArea, applyingAs, gradeLevels, canAttend',
    ],
  ],
  [
    'headers that read the same',
    'forms/application.yaml',
    'header: Why?',
    'header: "user-name", aliases: [USERNAME]',
    [
      'forms/application.yaml:8:57 aliases entry 1: "USERNAME" found, expected a header of its own: "Username" of the field email reads the same',
    ],
  ],
  [
    'options that read the same',
    'forms/application.yaml',
    'text: A district',
    'text: "MYSELF."',
    [
      'forms/application.yaml:20:31 text: "MYSELF." found, expected a text of its own: "Myself" of the option self reads the same',
    ],
  ],
  [
    'an option twice',
    'forms/application.yaml',
    'id: self',
    'id: district',
    ['forms/application.yaml:20:15 id: "district" found, expected each option id once in a question'],
  ],
  [
    'a place twice',
    'places.yaml',
    'name: New York',
    'name: New York, aliases: [calif]',
    [
      'places.yaml:3:43 aliases entry 1: "calif" found, expected a spelling of its own, it stands for California (inside) already',
    ],
  ],
  [
    'a place inside and elsewhere',
    'places.yaml',
    '[Canada, India]',
    '[Canada, India, NEW-YORK]',
    [
      'places.yaml:4:28 elsewhere entry 3: "NEW-YORK" found, expected a spelling of its own, it stands for New York (inside) already',
    ],
  ],
  [
    'no form for applications',
    'forms/application.yaml',
    'holds: applications',
    'holds: past-participants',
    ['forms:1:1 no form found with "holds: applications", expected one'],
  ],
  [
    'a zone without summer time',
    'program.yaml',
    'America/Los_Angeles',
    'EST',
    [
      'program.yaml:4:11 timeZone: "EST" found, expected the zone of a place, which knows summer time: America/Los_Angeles, America/New_York, UTC',
    ],
  ],
];

describe('files that do not fit each other', () => {
  it.each(cases)('%s', async (_what, file, text, by, mistakes) => {
    expect(await mistakesIn(smallProgramWith(file, text, by))).toEqual(mistakes);
  });

  it('a mistyped key hides nothing else', async () => {
    const files = smallProgramWith('rubric.yaml', '    weight: 1.5', '    weigth: 1.5');
    const both = {
      ...files,
      'rubric.yaml': (files['rubric.yaml'] ?? '').replace('field: motivation', 'field: motivaton'),
    };
    const told = await mistakesIn(both);
    expect(told.map((line) => line.replace(/^rubric\.yaml:\d+:\d+ /, '').replace(/ found, .*; /, ' … '))).toEqual([
      'field: "motivaton" … did you mean motivation?',
      'unknown key "weigth" … did you mean weight?',
    ]);
  });
});
