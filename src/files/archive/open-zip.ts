// A zip archive as a source: a workbook, or an archive with one export in it.
import { UserError } from '../../domain/user-error.ts';
import type { Bytes } from '../bytes/bytes.ts';
import { setAside } from '../bytes/stream-bytes.ts';
import { kindOf } from '../kind.ts';
import type { OpeningOptions, Source } from '../source.ts';
import { openText } from '../text-source.ts';
import { onlyExport } from './only-export.ts';
import { recogniseWorkbook } from './recognise.ts';
import { entryBytes, readZip } from './zip.ts';

/** `archive` is the name of the one that holds this one. @throws UserError for what is damaged, or holds no export. */
export async function openZip(bytes: Bytes, options: OpeningOptions, archive?: string): Promise<Source> {
  const entries = await readZip(bytes);
  const workbook = await recogniseWorkbook(bytes.name, entries);
  if (workbook !== null) {
    const { openWorkbook } = await import('../workbook/workbook-source.ts');
    return openWorkbook(bytes, workbook, options);
  }
  if (archive !== undefined) {
    throw new UserError(`${bytes.name} is an archive in an archive`, {
      hint: `unpack ${archive}, and import the export in it`,
    });
  }
  const inner = entryBytes(bytes.name, onlyExport(bytes.name, entries));
  if ((await kindOf(inner, options.encoding)) === 'text') return openText(inner, options);
  // A text is unpacked as it is read, a workbook is read from all of its ends.
  return openZip(await setAside(inner), options, bytes.name);
}
