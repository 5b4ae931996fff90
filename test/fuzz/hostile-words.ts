// Words for cells and headers: those that tell somebody something, those that hang a careless pattern, those that are none.

/** What tells a tool, a date, an answer or a terminal something. */
export const words: readonly string[] = [
  ...['Timestamp', 'Email Address', 'ID', '#', 'Response', '{"ImportId":"startDate"}', 'Respondent ID', 'Other'],
  ...['Total', 'State', 'Q1', 'Survey Preview', 'True', 'False', 'sep=;\r\n', 'Zip code', 'Grade levels [High]'],
  ...['Grade levels taught (check all that apply) [x]', 'Email', 'email', 'Start Date', 'Submitted At', 'Username'],
  ...['1/2/2016', '13/1/2016 10:00', '2016-02-30', '42414.6', '1e999', '-0', 'NaN', '9'.repeat(400), '24:00'],
  ...['2/14/2016 25:61:61', '14.02.2016 15:21:05', '2016/02/14 3:21:05 PM EST', '2016/02/14 3:21:05 p. m. GMT-5'],
  ...['Feb 31, 2016', '3/13/2016 2:30:00', '0000-00-00', '9999-12-31', '99999999', '2016-02-14T10:00:00+99:00'],
  ...['a@example.org', 'a@@b', ' ANN.LEE@EXAMPLE.ORG ', '=1+1', '@SUM(A1)', '02139', '2139', '2139.0', 'checked'],
  ...['Yes, I have taught this curriculum', 'I have not taught;;', 'None of these,', 'None of these, other; more'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'null', 'undefined', '$&', '$1', '\\', '\\u0000'],
  // Terminals: colours, a title, a link, the eight-bit forms, what is erased.
  ...[
    '\u001b[31m',
    '\u001b]0;title\u0007',
    '\u001b]8;;http://example.org\u001b\\',
    '\u009b2J',
    '\u0085',
    '\b\b\b',
    '\r',
  ],
  // Text that turns around, hides, or is not seen.
  ...['\u202e', '\u2066', '\u2069\u2069', '\u200f', '\u061c', '\u200b', '\ufeff', '\u2028', '\u00ad', '\u{e0041}'],
  ...[
    '\u200d',
    '\ufe0f\ufe0f',
    '\u0600',
    '\u115f',
    '\uffff',
    '\u{10ffff}',
    '\u0000',
    'e\u0301',
    '😀',
    '👩‍👩‍👧',
    'ﷺ',
    'İ',
    'ß',
  ],
  ...['(a+)+$', '[[[', '{{', '%s', '%n', '<script>', '`ls`', '$(ls)', '; drop table application', "' or 1=1 --"],
  ...[
    ',,,,',
    ';;;;',
    '\t\t\t',
    '""',
    '"',
    '""""',
    '",',
    ',"',
    '"\r\n"',
    '\n\n\n',
    'x'.repeat(5_000),
    ' '.repeat(5_000),
  ],
];

/** Again and again, a careless pattern takes for ever over them. */
export const pieces: readonly string[] = [
  ...[' ', '\t', '\u00a0', '\u200b', 'e\u0301', 'a@', 'b.', '1/', '1:', '1 a. m. ', '1', ';', ', ', ' usa', '[', '] ['],
  ...[
    'a [b] ',
    '(a+)+$',
    '"',
    '""',
    'aa',
    'None of these;',
    'I have mentored or coached teacher, ',
    '-',
    '\r\n',
    '(',
    '. ',
  ],
];

/** Bytes that no UTF-8 has: halves of characters as other tools write them, too long forms, beginnings and ends. */
export const ill: readonly Buffer[] = [
  'eda0bd',
  'edb080',
  'eda0bdedb880',
  'c080',
  'f8888080',
  'f4908080',
  'e282',
  '80',
  'fe',
].map((hex) => Buffer.from(hex, 'hex'));
