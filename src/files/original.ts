// The bytes of one row as they stand in its file: what a person looks at when a row is in doubt.
import type { CsvRecord } from './csv.ts';
import { createDecoder } from './decode.ts';
import { createEncodingSniffer, type Encoding } from './encoding.ts';

/** The bytes of a record, without its line break; null where there are none, as in a workbook. */
export function originalOf({ raw }: Pick<CsvRecord, 'raw'>, encoding: Encoding): Uint8Array | null {
  if (raw === undefined) return null;
  // In all but UTF-16, a record is cut with one character for one byte (decode.ts).
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be') return Buffer.from(raw, 'latin1');
  const bytes = Buffer.from(raw, 'utf16le');
  return encoding === 'utf-16be' ? bytes.swap16() : bytes;
}

/** The bytes of a record as a text to look at; of a row whose encoding was not kept, as the bytes themselves tell. */
export async function originalText(bytes: Uint8Array, encoding: Encoding | null): Promise<string> {
  const decoder = await createDecoder(encoding ?? sniffed(bytes));
  const text = decoder.write(bytes) + decoder.end();
  return decoder.cell === null ? text : decoder.cell(text);
}

function sniffed(bytes: Uint8Array): Encoding {
  const sniffer = createEncodingSniffer();
  sniffer.write(bytes);
  return sniffer.end();
}
