// Where characters of UTF-8 begin and end, in bytes that come in pieces.
import { isUtf8 } from 'node:buffer';

/** Joins the UTF-8 characters that lie across the edges of pieces, without copying the pieces. */
export function createCharacterCutter() {
  let held = new Uint8Array(0);

  /** The piece as parts that hold whole characters only (or bytes that are no UTF-8 however they go on). */
  function cut(bytes: Uint8Array): Uint8Array[] {
    const parts: Uint8Array[] = [];
    let from = 0;
    while (held.length > 0 && from < bytes.length) {
      held = Uint8Array.from([...held, ...bytes.subarray(from, from + 1)]);
      from += 1;
      if (unfinishedTail(held) === held.length) continue;
      parts.push(held);
      held = new Uint8Array(0);
    }
    const rest = bytes.subarray(from);
    const tail = unfinishedTail(rest);
    if (rest.length > tail) parts.push(rest.subarray(0, rest.length - tail));
    if (tail > 0) held = Uint8Array.from(rest.subarray(rest.length - tail));
    return parts;
  }

  return { cut, rest: () => held };
}

/** How many bytes at the end begin a UTF-8 character that is not complete: 0 to 3. */
function unfinishedTail(bytes: Uint8Array): number {
  for (let length = 1; length <= Math.min(3, bytes.length); length += 1) {
    const byte = bytes[bytes.length - length] ?? 0;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const needed = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : byte < 0xf8 ? 4 : 1;
    return length < needed ? length : 0;
  }
  return 0;
}

/** How many bytes from the start are whole UTF-8 characters. */
export function validUtf8Length(bytes: Uint8Array): number {
  const isValidTo = (length: number) => isUtf8(bytes.subarray(0, length - unfinishedTail(bytes.subarray(0, length))));
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    if (isValidTo(middle)) valid = middle;
    else invalid = middle;
  }
  return valid - unfinishedTail(bytes.subarray(0, valid));
}
