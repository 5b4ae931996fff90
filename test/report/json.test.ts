import { expect, test } from 'vitest';
import { toJson } from '../../src/report/json.ts';

const nobodySees = {
  'a non-character': ['\uffff', '\\uffff'],
  'one beyond the first plane': ['\u{1fffe}', '\\ud83f\\udffe'],
  'a right-to-left override': ['\u202e', '\\u202e'],
  'a C1 control': ['\u009b', '\\u009b'],
  'half a pair': ['\ud800', '\\ud800'],
} as const;

test.each(Object.entries(nobodySees))('%s is written by its number, and stays the same value', (_, [text, written]) => {
  const printed = toJson({ text });
  expect(printed).toContain(`"text": "${written}"`);
  expect(JSON.parse(printed)).toEqual({ text });
});
