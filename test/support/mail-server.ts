import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as it came in: the envelope, and the message taken apart. */
export interface ReceivedMail {
  from: string;
  to: string[];
  /** The message as it was sent. */
  source: string;
  /** Headers by lower-case name, unfolded and as they were sent. */
  headers: Map<string, string>;
  text: string;
}

/** A real SMTP server on the loopback, for the mails of a test. */
export class MailServer {
  readonly mails: ReceivedMail[] = [];
  /** What is said to a recipient: null takes the mail. */
  refuseWith: { code: number; text: string } | null = null;

  private constructor(private readonly server: SMTPServer) {}

  static async open(): Promise<MailServer> {
    const smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: ({ address }, _session, done) => {
        const { refuseWith } = mails;
        if (!refuseWith) return done();
        // As servers do it: with the address in the answer.
        return done(Object.assign(new Error(`${refuseWith.text} <${address}>`), { responseCode: refuseWith.code }));
      },
      onData: (stream, { envelope }, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const from = envelope.mailFrom ? envelope.mailFrom.address : '';
          mails.mails.push(
            takeApart(
              Buffer.concat(chunks).toString(),
              from,
              envelope.rcptTo.map(({ address }) => address),
            ),
          );
          done();
        });
      },
    });
    const mails = new MailServer(smtp);
    smtp.on('error', () => undefined);
    await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
    return mails;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  /** The mails to an address, in whatever case its domain arrived. */
  to(address: string): ReceivedMail[] {
    return this.mails.filter(({ to }) => to.some((each) => each.toLowerCase() === address.toLowerCase()));
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(resolve));
  }
}

/** The one link in a mail. */
export function linkIn({ text }: ReceivedMail): string {
  const links = text.match(/https?:\/\/\S+/g) ?? [];
  if (links.length !== 1) throw new Error(`The mail has ${links.length} links.`);
  return links[0]!;
}

function takeApart(source: string, from: string, to: string[]): ReceivedMail {
  const end = source.indexOf('\r\n\r\n');
  const lines = source
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = new Map(
    lines.map((line) => [line.split(':')[0]!.toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const body = source.slice(end + 4);
  return { from, to, source, headers, text: decoded(body, headers.get('content-transfer-encoding') ?? '7bit') };
}

function decoded(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
