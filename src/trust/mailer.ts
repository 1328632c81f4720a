import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import nodemailer, { type Transporter } from 'nodemailer';
import { Environment } from '../config/environment.js';
import type { SecretEmail } from '../privacy/secret.js';

/** A mail in plain text. The address that it goes to is not in it. */
export interface OutgoingMail {
  subject: string;
  text: string;
  language: string;
  /** The same for the same mail, so that one sent twice can be told. */
  id: string;
}

const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, dnsTimeout: 10_000 };

/** Sends mail by SMTP, if SMTP_URL is set. Off by default: then nothing is ever mailed to anybody. */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private readonly transport: Transporter | null;
  private readonly from: string;

  constructor({ SMTP_URL, MAIL_FROM }: Environment) {
    this.from = MAIL_FROM ?? '';
    // Nothing in a mail may make the library read a file or fetch an address.
    const closed = { disableFileAccess: true, disableUrlAccess: true };
    this.transport = SMTP_URL ? nodemailer.createTransport({ url: SMTP_URL, ...patience, ...closed }) : null;
  }

  get isSetUp(): boolean {
    return this.transport !== null;
  }

  /** Resolves when the mail server has taken the mail. Rejects with its error; see `isRefusal`. */
  async send(to: SecretEmail, { subject, text, language, id }: OutgoingMail): Promise<void> {
    if (!this.transport) throw new NoMailServerError();
    await this.transport.sendMail({
      from: this.from,
      // As an object the address is never read as a list of several.
      to: { name: '', address: to.reveal() },
      subject,
      text,
      messageId: `<${id}@${this.from.replace(/^.*@|>\s*$/g, '')}>`,
      headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
    });
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }
}

/** Did the server refuse the mail for good (SMTP 5xx), so that trying again is no use? */
export function isRefusal(error: unknown): boolean {
  const { responseCode } = (error ?? {}) as { responseCode?: unknown };
  return typeof responseCode === 'number' && responseCode >= 500 && responseCode < 600;
}

/** This process was to send a mail and has no SMTP_URL. The message is for the operator. */
class NoMailServerError extends Error {
  readonly printable = true;
  override readonly message = 'There is a mail to send, but SMTP_URL is not set here; set it on api and workers alike.';
}
