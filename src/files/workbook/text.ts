// Texts as a workbook writes them.

/** A character that XML can't hold, or that looks like such an escape: ECMA-376 22.9.2.19, ST_Xstring. */
const escaped = /_x([0-9a-f]{4})_/gi;
const halfPair = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** `_x000D_` is a carriage return, `_x005F_` an underscore; half a surrogate pair is U+FFFD, as in decoded texts. */
export function plainText(text: string): string {
  if (!text.includes('_x') && !text.includes('_X')) return text;
  const plain = text.replace(escaped, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return plain === text ? text : plain.replace(halfPair, '\ufffd');
}

/** No cell holds more; a spreadsheet program stops at 32,767 characters. */
export const longestCell = 32 * 1024 * 1024;
