// What a file is, by its first bytes: never by its name, which people change and tools get wrong.
import { UserError } from '../domain/user-error.ts';
import { type Bytes, headOf } from './bytes/bytes.ts';
import { type Encoding, encodingOfStart, startsWith } from './encoding.ts';

/** `zip`: an archive, or a workbook, which is one inside. */
export type FileKind = 'text' | 'zip';

const asCsv = 'download the responses as CSV and import that file';
const saveAs = 'save it as an Excel workbook (.xlsx) or as CSV, and import that';

interface Signature {
  readonly start: readonly number[];
  readonly is: string;
  readonly hint?: string;
}

const signature = (start: string, is: string, hint?: string): Signature => ({
  start: [...Buffer.from(start, 'latin1')],
  is,
  ...(hint === undefined ? {} : { hint }),
});

/** Files that are often handed over for an export. */
const signatures: readonly Signature[] = [
  signature('\x89PNG\r\n\x1a\n', 'is a PNG image'),
  signature('\xff\xd8\xff', 'is a JPEG image'),
  signature('GIF8', 'is a GIF image'),
  signature('%PDF-', 'is a PDF document'),
  signature('{\\rtf', 'is a rich text document'),
  signature('\x1f\x8b', 'is a gzip archive', 'unpack it with `gunzip` and import what it holds'),
  signature('BZh', 'is a bzip2 archive', 'unpack it with `bunzip2` and import what it holds'),
  signature('\xfd7zXZ\0', 'is an xz archive', 'unpack it with `unxz` and import what it holds'),
  signature('7z\xbc\xaf\x27\x1c', 'is a 7-Zip archive', 'unpack it and import the export in it'),
  signature('Rar!\x1a\x07', 'is a RAR archive', 'unpack it and import the export in it'),
  signature('SQLite format 3\0', 'is an SQLite database'),
];

interface Document {
  /** Whether a text that starts so is one; white space and a byte order mark before it are gone. */
  readonly matches: (start: string) => boolean;
  readonly is: string;
  readonly hint: string;
}

/** Texts that are no tables; the first that matches is it. */
const documents: readonly Document[] = [
  {
    matches: (start) => start.startsWith('<?xml') && start.includes('progid="Excel.Sheet"'),
    is: 'is an XML spreadsheet of Excel 2003',
    hint: `open it in Excel, ${saveAs}`,
  },
  {
    matches: (start) => /^<(?:!doctype\s+html|html|head|body|meta|table|style)\b/i.test(start),
    is: 'is a web page (HTML), whatever its name says',
    hint: `open it in a spreadsheet program, ${saveAs}`,
  },
  { matches: (start) => /^<(?:\?xml|!doctype)\b/i.test(start), is: 'is an XML document', hint: asCsv },
  {
    matches: (start) => start.startsWith('{') && start.includes('"doc_id"'),
    is: 'is a link to a Google Sheet, and holds none of its rows',
    hint: 'open the sheet in a browser, choose File > Download > Comma-separated values, and import that file',
  },
  {
    matches: (start) => /^(?:\{\s*(?:\}|"(?:[^"\\\n]|\\.){0,200}"\s*:)|\[\s*(?:\]|\[|\{))/.test(start),
    is: 'is JSON',
    hint: asCsv,
  },
];

/**
 * What the bytes are. `told` is the encoding that the user gave, if any.
 *
 * @throws UserError for what can't be read as a table in any encoding: known kinds of files, and bytes that are largely
 *   control characters.
 */
export async function kindOf(bytes: Bytes, told: Encoding | undefined): Promise<FileKind> {
  const head = await headOf(bytes, 65_536);
  if (startsWith(head, zipEntry) || startsWith(head, emptyZip)) return 'zip';
  if (startsWith(head, compoundFile)) throw await refusalOfCompoundFile(bytes, head);
  const known = signatures.find(({ start }) => startsWith(head, start));
  if (known !== undefined) throw refusal(bytes.name, known.is, known.hint ?? asCsv);
  const found = encodingOfStart(head);
  const text = textOf(head.subarray(0, 8192), found);
  const document = documents.find(({ matches }) => matches(text));
  if (document !== undefined) throw refusal(bytes.name, document.is, document.hint);
  if ((told ?? found)?.startsWith('utf-16')) return 'text';
  // Tab to CR are in texts, and ESC to US are in some databases' exports. Compressed data is a tenth control bytes.
  const controls = head.toString('latin1').match(/[\x00-\x08\x0e-\x1a\x7f]/g)?.length ?? 0;
  if (controls < 8 || controls * 20 < head.length) return 'text';
  const share = Math.round((controls * 100) / head.length);
  throw new UserError(`${bytes.name} is not text, so not a CSV export: ${share} of 100 bytes are control characters`, {
    hint: asCsv,
  });
}

const zipEntry = [0x50, 0x4b, 0x03, 0x04];
const emptyZip = [0x50, 0x4b, 0x05, 0x06];
/** What older Office programs put everything into, and newer ones what a password protects. */
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Good enough to see ASCII in; a byte order mark and white space before it are gone. */
function textOf(head: Uint8Array, encoding: Encoding | null): string {
  return new TextDecoder(encoding ?? 'utf-8').decode(head).trimStart();
}

const refusal = (name: string, is: string, hint: string): UserError =>
  new UserError(`${name} ${is}, not a CSV export`, { hint });

/** [MS-CFB] 2.2: the size of a sector at 30 as a power of two, the directory's first sector at 48. */
async function refusalOfCompoundFile(bytes: Bytes, head: Buffer): Promise<UserError> {
  const directory = head.length < 52 ? 0 : (head.readUInt32LE(48) + 1) * 2 ** Math.min(head.readUInt16LE(30), 12);
  let names = '';
  for await (const chunk of bytes.chunks(directory, directory + 4096)) names += Buffer.from(chunk).toString('utf16le');
  if (names.includes('EncryptedPackage')) {
    return new UserError(`${bytes.name} is a workbook that is protected by a password`, {
      hint: 'take the password away in Excel (File > Info > Protect Workbook), save it, and import it again',
    });
  }
  return names.includes('WordDocument')
    ? refusal(bytes.name, 'is an old Word document', asCsv)
    : refusal(bytes.name, 'looks like an old Excel workbook', `open it in Excel, ${saveAs}`);
}
