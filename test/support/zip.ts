// Zip archives as tests need them: right, or wrong in exactly one way.
import { crc32, deflateRawSync } from 'node:zlib';

export interface PackedFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Put in as it is, not packed. */
  readonly isStored?: boolean;
  /** What the archive says of the file, where that is not true. */
  readonly says?: { readonly size?: number; readonly packedSize?: number; readonly crc?: number };
  /** Bit 0: protected by a password. */
  readonly flags?: number;
  readonly method?: number;
}

/** An archive of these files, the same bytes each time. */
export function zipOf(files: readonly PackedFile[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const content = Buffer.from(file.content);
    const packed = file.isStored ? content : deflateRawSync(content);
    const name = Buffer.from(file.name);
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0);
    // Bit 11: the name is UTF-8.
    header.writeUInt16LE((file.flags ?? 0) | 0x800, 2);
    header.writeUInt16LE(file.method ?? (file.isStored ? 0 : 8), 4);
    header.writeUInt16LE(0x4850, 8);
    header.writeUInt32LE(file.says?.crc ?? crc32(content), 10);
    header.writeUInt32LE(file.says?.packedSize ?? packed.length, 14);
    header.writeUInt32LE(file.says?.size ?? content.length, 18);
    header.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), header, name, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), header, rest, name]));
    parts.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listing, end]);
}
