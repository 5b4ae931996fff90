import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/domain/user-error.ts';
import { createDecoder } from '../../src/files/decode.ts';
import { createEncodingSniffer, type Encoding, encodings } from '../../src/files/encoding.ts';

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
const bytesOf: Record<Exclude<Encoding, 'windows-1252' | 'mixed' | 'macintosh'>, (text: string) => Buffer> = {
  'utf-8': (text) => Buffer.from(text, 'utf8'),
  'utf-16le': (text) => Buffer.from(text, 'utf16le'),
  'utf-16be': utf16be,
};
/** “It’s 5 €” – é in windows-1252. */
const oldBytes = Buffer.from([0x93, 0x49, 0x74, 0x92, 0x73, 0x20, 0x35, 0x20, 0x80, 0x94, 0x20, 0x96, 0x20, 0xe9]);
const oldText = '“It’s 5 €” – é';

function cut(bytes: Uint8Array, size: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.slice(index * size, (index + 1) * size),
  );
}

function sniff(pieces: readonly Uint8Array[], isWhole = true): Encoding {
  const sniffer = createEncodingSniffer();
  for (const piece of pieces) sniffer.write(piece);
  return sniffer.end({ isWhole });
}

async function decode(pieces: readonly Uint8Array[], encoding: Encoding): Promise<string> {
  const decoder = await createDecoder(encoding);
  const text = pieces.map((piece) => decoder.write(piece)).join('') + decoder.end();
  return decoder.cell === null ? text : decoder.cell(text);
}

const someText = fc.string({ unit: 'binary', maxLength: 60 }).filter((text) => !text.startsWith('\uFEFF'));

describe('finding the encoding out', () => {
  const header = 'Timestamp,Email Address\r\n';
  const cases: [what: string, bytes: Uint8Array, encoding: Encoding][] = [
    ['plain ASCII', Buffer.from(header), 'utf-8'],
    ['UTF-8', Buffer.from(`${header}é’😀`), 'utf-8'],
    ['UTF-8 with a BOM', Buffer.from(`\uFEFF${header}`), 'utf-8'],
    ['UTF-16LE with a BOM', Buffer.from(`\uFEFF日本`, 'utf16le'), 'utf-16le'],
    ['UTF-16BE with a BOM', utf16be('\uFEFF日本'), 'utf-16be'],
    ['UTF-16LE without a BOM', Buffer.from(`${header}日本’`, 'utf16le'), 'utf-16le'],
    ['UTF-16BE without a BOM', utf16be(`${header}日本’`), 'utf-16be'],
    ['windows-1252', oldBytes, 'windows-1252'],
    ['a stray NUL in UTF-8', Buffer.from(`${header}a\0b`), 'utf-8'],
    ['UTF-8 that is cut off', Buffer.from(`${header}é`).subarray(0, -1), 'windows-1252'],
    ['UTF-8 that is cut off, and has more to say for it', Buffer.from(`${header}éàü`).subarray(0, -1), 'mixed'],
    ['a byte of windows-1252 among UTF-8', Buffer.concat([Buffer.from('é€'), Buffer.from([0x92])]), 'mixed'],
    ['a byte of windows-1252 behind a BOM', Buffer.concat([Buffer.from('\uFEFFa,b'), Buffer.from([0x92])]), 'mixed'],
    [
      'a lone surrogate written as UTF-8',
      Buffer.concat([Buffer.from('“é”'), Buffer.from([0xed, 0xa0, 0xbd])]),
      'mixed',
    ],
  ];
  it.each(cases)('%s', (_what, bytes, encoding) => {
    expect(sniff([bytes])).toBe(encoding);
  });

  it('takes a character at the end of a head for whole, when more follows', () => {
    expect(sniff([Buffer.from(`${header}€`).subarray(0, -1)], false)).toBe('utf-8');
  });

  it('knows any UTF-8 text whatever the pieces', () => {
    fc.assert(
      fc.property(someText, fc.integer({ min: 1, max: 7 }), (text, size) => {
        const pieces = [Buffer.from(header), ...cut(Buffer.from(text), size)];
        expect(sniff(pieces)).toBe('utf-8');
        const speaks = Buffer.byteLength(text) - text.length;
        const stray = speaks > 1 ? 'mixed' : 'windows-1252';
        expect(sniff([...pieces, Buffer.from([0x92]), Buffer.from('s')])).toBe(stray);
      }),
    );
  });

  it('says when the rest cannot change the answer', () => {
    const sniffer = createEncodingSniffer();
    expect(sniffer.write(Buffer.from('abc\u00E9'))).toBe(true);
    // What follows may yet be mostly UTF-8.
    expect(sniffer.write(oldBytes)).toBe(true);
    expect(createEncodingSniffer().write(Buffer.from('\uFEFFa', 'utf16le'))).toBe(false);
  });

  it('stays fast and small on bytes that begin characters without end', () => {
    expect(sniff([Buffer.from('a'), ...cut(Buffer.alloc(100_000, 0xc3), 1)])).toBe('windows-1252');
  });
});

describe('decoding', () => {
  it('names its encodings', () => {
    expect(encodings).toEqual(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'mixed', 'macintosh']);
  });

  it.each(Object.entries(bytesOf))(
    'gives back any text in %s, cut anywhere, without its BOM',
    async (encoding, encode) => {
      await fc.assert(
        fc.asyncProperty(someText, fc.integer({ min: 1, max: 9 }), fc.boolean(), async (text, size, hasMark) => {
          const bytes = encode(hasMark ? `\uFEFF${text}` : text);
          expect(await decode(cut(bytes, size), encoding as Encoding)).toBe(text);
        }),
      );
    },
  );

  it('drops one BOM only, and only at the start', async () => {
    expect(await decode([Buffer.from('\uFEFF\uFEFFa\uFEFF')], 'utf-8')).toBe('\uFEFFa\uFEFF');
  });

  it.each(['windows-1252', 'macintosh', 'mixed'] as const)(
    'drops the BOM of UTF-8 in %s too, and nothing that only begins like it',
    async (encoding) => {
      const letters = Buffer.from([0xe9, 0x2c, 0xe9]);
      const plain = await decode([letters], encoding);
      for (const size of [1, 2, 3, 100]) {
        expect(await decode(cut(Buffer.concat([Buffer.from('\uFEFF'), letters]), size), encoding)).toBe(plain);
        const begun = Buffer.from([0xef, 0xbb]);
        expect(await decode(cut(begun, size), encoding)).toHaveLength(2);
        expect(await decode(cut(Buffer.concat([begun, letters]), size), encoding)).toHaveLength(5);
      }
    },
  );

  it.each([1, 3, 100])('reads the punctuation of windows-1252, in pieces of %i bytes', async (size) => {
    expect(await decode(cut(oldBytes, size), 'windows-1252')).toBe(oldText);
  });

  it('reads windows-1252 that happens to be ASCII', async () => {
    expect(await decode([Buffer.from('abc')], 'windows-1252')).toBe('abc');
  });

  it.each([
    ['a stray byte', [0x61, 0xc3, 0xa9, 0x92, 0x73], 3],
    ['an unfinished character inside', [0x61, 0xe2, 0x82, 0x61], 1],
    ['an unfinished character at the end', [0x61, 0x62, 0xe2, 0x82], 2],
    ['an overlong form', [0xc0, 0xaf, 0x61], 0],
    ['half a surrogate pair', [0x61, 0xed, 0xa0, 0x80], 1],
  ])('refuses what is no UTF-8 with its place: %s', async (_what, bytes, offset) => {
    for (const size of [1, 2, 3, 100]) {
      const refused = expect(decode(cut(Buffer.from(bytes), size), 'utf-8')).rejects;
      await refused.toThrow(
        expect.objectContaining({ message: `the text is not UTF-8 at byte ${offset} (the first is 0)` }),
      );
      await refused.toMatchObject({ hint: expect.stringContaining('--encoding windows-1252') });
    }
  });

  it('never throws anything but a UserError', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(...encodings),
        async (bytes, size, encoding) => {
          const whole = await decode([bytes], encoding).catch((error: unknown) => error);
          const pieces = await decode(cut(bytes, size), encoding).catch((error: unknown) => error);
          expect(pieces).toEqual(whole);
          if (typeof whole !== 'string') expect(whole).toBeInstanceOf(UserError);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('keeps the text when half a surrogate pair stands in UTF-16', async () => {
    expect(await decode([Buffer.from('a\uD83Db', 'utf16le')], 'utf-16le')).toBe('a\uFFFDb');
  });

  it('reads what is UTF-8 as that, and every other byte as windows-1252', async () => {
    const parts = [Buffer.from('\uFEFFé'), Buffer.from([0x92]), Buffer.from('s €😀'), Buffer.from([0xe2, 0x82, 0xc3])];
    const whole = Buffer.concat(parts);
    for (const size of [1, 2, whole.length]) expect(await decode(cut(whole, size), 'mixed')).toBe('é’s €😀â‚Ã');
  });

  it('reads any UTF-8 as mixed text all the same', async () => {
    await fc.assert(
      fc.asyncProperty(someText, async (text) => {
        expect(await decode([Buffer.from(text)], 'mixed')).toBe(Buffer.from(text).toString());
      }),
    );
  });

  it('reads Mac Roman where it is asked for', async () => {
    const bytes = Buffer.from([0xd2, 0x49, 0x74, 0xd5, 0x73, 0xd3, 0x20, 0x8e, 0x20, 0xdb]);
    expect(await decode(cut(bytes, 3), 'macintosh')).toBe('“It’s” é €');
  });
});
