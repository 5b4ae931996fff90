// A draft of a message as mail programs open it (RFC 5322, MIME): text and HTML, the same bytes for the same content.
import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Instant } from '../../domain/time/instant.ts';

export interface Message {
  /** Tells this message from all others, whatever it says: its Message-ID is made of it. */
  readonly key: string;
  readonly to: { readonly name: string; readonly email: string };
  readonly from: string | null;
  readonly replyTo: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly at: Instant;
}

/**
 * Names and subjects are one line each: whatever would begin another header is a space. What reads as an encoded word (RFC 2047)
 * would be decoded by mail programs, also between quotation marks, and could hold line breaks: it is parted.
 */
const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replaceAll('=?', '= ?')
    .trim();

/** `X-Unsent` makes mail programs open it as a draft to be sent. */
export async function composeMessage(message: Message): Promise<Buffer> {
  const hash = createHash('sha256').update(message.key).digest('hex').slice(0, 32);
  const composer = new MailComposer({
    to: { name: oneLine(message.to.name), address: oneLine(message.to.email) },
    ...(message.from === null ? {} : { from: message.from }),
    ...(message.replyTo === null ? {} : { replyTo: message.replyTo }),
    subject: oneLine(message.subject),
    text: message.text,
    html: message.html,
    date: new Date(message.at),
    messageId: `<${hash}@notices.invalid>`,
    headers: { 'X-Unsent': '1' },
    textEncoding: 'quoted-printable',
    // The composer would choose boundaries by chance.
    baseBoundary: hash,
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  } as ConstructorParameters<typeof MailComposer>[0]);
  return composer.compile().build() as Promise<Buffer>;
}
