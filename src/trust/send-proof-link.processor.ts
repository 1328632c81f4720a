import { Injectable } from '@nestjs/common';
import { Environment } from '../config/environment.js';
import { Log } from '../observability/log.js';
import { Metrics } from '../observability/metrics.js';
import { EmailCipher } from '../privacy/email-cipher.js';
import { KeyedHashes } from '../privacy/keyed-hashes.js';
import { JobProcessor } from '../queue/job-processor.js';
import { sendProofLink, type SendProofLink } from '../queue/jobs/send-proof-link.job.js';
import { proofLinkHours } from './address-proofs.service.js';
import { isRefusal, Mailer } from './mailer.js';
import { mailLanguage, proofMail } from './proof-mail.js';
import { ProofLinks } from './proof-links.repository.js';

/**
 * Mails a proof link. The address is opened here and goes to the mail server and nowhere else. Should a worker die between
 * the mail and the note that it was sent, the same link is mailed twice.
 */
@Injectable()
export class SendProofLinkProcessor extends JobProcessor<SendProofLink> {
  readonly job = sendProofLink;
  readonly concurrency = 4;

  constructor(
    private readonly links: ProofLinks,
    private readonly mailer: Mailer,
    private readonly cipher: EmailCipher,
    private readonly hashes: KeyedHashes,
    private readonly metrics: Metrics,
    private readonly log: Log,
    private readonly environment: Environment,
  ) {
    super();
  }

  async process({ proofId }: SendProofLink): Promise<void> {
    const link = await this.links.unsent(proofId);
    if (!link) return;
    const to = await this.cipher.open(link.emailSealed, link.commentId);
    const mail = proofMail({
      proofId,
      siteName: link.siteName,
      publicUrl: this.environment.PUBLIC_URL ?? '',
      secret: this.hashes.proofLink(proofId),
      language: mailLanguage(link.locale),
      hours: proofLinkHours,
    });
    try {
      await this.mailer.send(to, mail);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.log.mailFailed(proofId, error);
      return this.giveUp({ proofId });
    }
    await this.links.markSent(proofId);
    this.metrics.mails.inc({ outcome: 'sent' });
  }

  async giveUp({ proofId }: SendProofLink): Promise<void> {
    await this.links.markFailed(proofId);
    this.metrics.mails.inc({ outcome: 'given-up' });
  }

  onError(payload: SendProofLink | null, error: unknown): void {
    this.log.mailFailed(payload?.proofId ?? 'unknown', error);
  }
}
