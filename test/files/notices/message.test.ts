// A draft, read back by another library than the one that writes it.
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { composeMessage, type Message } from '../../../src/files/notices/message.ts';

const message = (more: Partial<Message> = {}): Message => ({
  ...{ key: 'a', to: { name: 'Ana Ruiz', email: 'ana@example.org' }, from: null, replyTo: null },
  ...{ subject: 'You are in', text: 'Dear Ana,\n\nyes.\n', html: '<p>Dear Ana,</p>\n<p>yes.</p>\n' },
  at: '2016-02-16T18:00:00Z',
  ...more,
});

describe('a draft', () => {
  it('is read back as it was written', async () => {
    const draft = await composeMessage(message({ from: 'Team <team@example.org>', replyTo: 'team@example.org' }));
    const read = await PostalMime.parse(draft);
    expect(read.to).toEqual([{ address: 'ana@example.org', name: 'Ana Ruiz' }]);
    expect(read.from).toEqual({ address: 'team@example.org', name: 'Team' });
    expect(read.subject).toBe('You are in');
    expect(read.date).toBe('2016-02-16T18:00:00.000Z');
    expect(read.text?.replaceAll('\r\n', '\n').trim()).toBe('Dear Ana,\n\nyes.');
    expect(read.html?.replaceAll('\r\n', '\n').trim()).toBe('<p>Dear Ana,</p>\n<p>yes.</p>');
    expect(read.headers.find(({ key }) => key === 'x-unsent')?.value).toBe('1');
  });

  it('is the same bytes for the same content, of lines that end in CR LF and are not too long', async () => {
    const [one, other] = [await composeMessage(message()), await composeMessage(message())];
    expect(one.equals(other)).toBe(true);
    const text = one.toString('latin1');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) expect(line.length).toBeLessThanOrEqual(76 + 2);
    expect((await composeMessage(message({ key: 'b' }))).equals(one)).toBe(false);
  });

  it('keeps every script in its subject, its name and its text', async () => {
    const name = 'सुनीता वर्मा 🧮';
    const read = await PostalMime.parse(
      await composeMessage(message({ to: { name, email: 's@example.org' }, subject: `Für ${name}`, text: name })),
    );
    expect([read.to?.[0]?.name, read.subject, read.text?.trim()]).toEqual([name, `Für ${name}`, name]);
  });
});

it.each(['=?utf-8?Q?Ada=0D=0ABcc:_all@example.org?=', 'Ada =?us-ascii?b?DQpCY2M6IGFsbEBleGFtcGxlLm9yZw==?='])(
  'what reads as an encoded word is not decoded: %s',
  async (name) => {
    const draft = await composeMessage(message({ to: { name, email: 'ana@example.org' }, subject: name }));
    const read = await PostalMime.parse(draft);
    expect([read.to?.[0]?.name, read.subject]).toEqual(Array(2).fill(name.replaceAll('=?', '= ?')));
  },
);

it('nothing that a person is called begins another header, or another recipient', async () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .tuple(fc.string(), fc.constantFrom('\r\n', '\n', '\r', '\u2028', '\0'), fc.string())
      .map(([a, end, b]) => `${a}${end}Bcc: all@example.org${end}${end}${b}`),
    fc.constantFrom('Eve, all@example.org', '"Eve" <all@example.org>', 'Eve;all@example.org', '=?utf-8?Q?x?='),
  );
  await fc.assert(
    fc.asyncProperty(hostile, async (name) => {
      const draft = await composeMessage(message({ to: { name, email: 'ana@example.org' }, subject: name }));
      const read = await PostalMime.parse(draft);
      expect(read.to?.map(({ address }) => address)).toEqual(['ana@example.org']);
      expect(read.bcc).toBeUndefined();
      expect(`${read.to?.[0]?.name}${read.subject ?? ''}`).not.toMatch(/[\r\n]/);
      expect(read.headers.map(({ key }) => key).sort()).toEqual(
        ['content-type', 'date', 'message-id', 'mime-version', 'subject', 'to', 'x-unsent'].filter(
          (key) => key !== 'subject' || read.headers.some((one) => one.key === 'subject'),
        ),
      );
      expect(read.text?.trim()).toBe('Dear Ana,\n\nyes.');
    }),
    { numRuns: 200 },
  );
});
