// Answers with anything in them, as they are kept.
import fc from 'fast-check';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('"', '\\', '\n', '\ud800', '\u2028', ''),
);
export const anyChoice = fc.record(
  { chosen: fc.array(fc.constantFrom('led-pd', 'mentored', 'none')), other: anyText, unrecognised: anyText },
  { requiredKeys: ['chosen'] },
);
/** By the names of their fields. */
export const anyAnswers = fc.dictionary(fc.stringMatching(/^[a-z][A-Za-z0-9]{0,12}$/), fc.oneof(anyText, anyChoice), {
  maxKeys: 25,
});
