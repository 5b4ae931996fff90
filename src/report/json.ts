/** Everything invisible beyond ASCII, DEL, and what is no character at all. JSON may say any character as `\\u` and its number: it stays the same value. */
const invisible = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

const escaped = (character: string): string =>
  Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');

/** A value as JSON, indented, that steers no terminal it is printed on. Ends in a line break. */
export const toJson = (value: unknown): string => `${JSON.stringify(value, null, 2).replace(invisible, escaped)}\n`;
