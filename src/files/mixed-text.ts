// Text in which UTF-8 and single bytes of an older encoding stand side by side, as after pasting, or after a tool that cut
// texts in the middle of a character.
import { isUtf8 } from 'node:buffer';

/** How much of some bytes beyond ASCII is UTF-8, and how much is not. */
export interface Share {
  /** Of whole characters: one for each of two bytes, two for longer ones, so that it can be told by a text's length. */
  readonly weight: number;
  /** Bytes that belong to no such character. */
  readonly strays: number;
}

/** The weight of bytes that are all UTF-8: a character's bytes, less what it is long as text. */
export function weightOfUtf8({ buffer, byteOffset, length }: Uint8Array): number {
  return length - Buffer.from(buffer, byteOffset, length).toString('utf8').length;
}

export function shareOfUtf8(bytes: Uint8Array): Share {
  let weight = 0;
  let strays = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    const length = characterLength(bytes, at);
    if (length === 0) strays += 1;
    else {
      weight += length === 2 ? 1 : 2;
      at += length - 1;
    }
  }
  return { weight, strays };
}

/** Reads what is UTF-8 as that, and every other byte by itself, as `decodeByte` says. */
export function decodeMixed(bytes: Buffer, decodeByte: (byte: Buffer) => string): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  let text = '';
  let from = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = (bytes[at] ?? 0) < 0x80 ? 1 : characterLength(bytes, at);
    if (length === 0) {
      text += bytes.toString('utf8', from, at) + decodeByte(bytes.subarray(at, at + 1));
      from = at + 1;
    }
    at += Math.max(1, length);
  }
  return text + bytes.toString('utf8', from);
}

/** The length of the character beyond ASCII that begins at `at`; 0 where none does. */
function characterLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  return length > 0 && at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length)) ? length : 0;
}
