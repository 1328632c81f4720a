import { Injectable } from '@nestjs/common';
import { BansRepository } from '../bans/bans.repository.js';
import { newId } from '../database/ids.js';
import { CommentStore, type NewComment, type StoreOutcome } from '../comments/comment-store.js';
import { ParentsRepository } from '../comments/parents.repository.js';
import { ThreadsRepository } from '../comments/threads.repository.js';
import { coversSite, type Caller } from '../http/access.js';
import { invalidField, Problem, problems } from '../http/problem.js';
import { RateLimiter, type Budget } from '../http/rate-limiter.js';
import { Log } from '../observability/log.js';
import { Metrics } from '../observability/metrics.js';
import { EmailCipher } from '../privacy/email-cipher.js';
import { KeyedHashes, tokenHash } from '../privacy/keyed-hashes.js';
import { secretEmail } from '../privacy/secret.js';
import { screenComment } from '../queue/jobs/screen-comment.job.js';
import { WakeUp } from '../queue/wake-up.js';
import type { Site } from '../sites/site.entity.js';
import { SitesRepository } from '../sites/sites.repository.js';
import type { SubmitComment } from './submit-comment.dto.js';

/** Answers to answers beyond this count as being at this depth: no page indents further. */
const deepestAnswer = 1_000;

/** What came with a submission besides its body. */
export interface SubmissionContext {
  requestId: string;
  /** The Origin header, or null when the request did not come from a page of another origin. */
  origin: string | null;
  /** The client's network; null when a service submits on behalf of somebody whose address it does not tell. */
  network: string | null;
  idempotencyKey: string | null;
  /** The service that submits on behalf of a reader, if one does. */
  service: Caller | null;
}

/** What the author gets: the receipt is told here and nowhere else. */
export interface Submitted {
  id: string;
  receipt: string;
}

/**
 * Takes a submission in: it is stored before it is answered, and a worker is woken afterwards. Refused requests leave
 * nothing behind. The clock is read once.
 */
@Injectable()
export class IntakeService {
  constructor(
    private readonly sites: SitesRepository,
    private readonly threads: ThreadsRepository,
    private readonly parents: ParentsRepository,
    private readonly store: CommentStore,
    private readonly bans: BansRepository,
    private readonly cipher: EmailCipher,
    private readonly hashes: KeyedHashes,
    private readonly limits: RateLimiter,
    private readonly wakeUp: WakeUp,
    private readonly metrics: Metrics,
    private readonly log: Log,
  ) {}

  async submit(submission: SubmitComment, context: SubmissionContext): Promise<Submitted> {
    const now = new Date();
    const site = await this.admit(submission, context);
    const email = secretEmail(submission.email);
    const emailFingerprint = this.hashes.emailFingerprint(email);
    const addressHash = context.network === null ? null : this.hashes.addressHash(context.network, now);
    await this.limits.take(budgets(site, submission.thread, emailFingerprint, addressHash));
    const idempotency = context.idempotencyKey
      ? { key: context.idempotencyKey, payloadHash: this.hashes.payloadHash(canonical(submission)) }
      : null;
    const parent = submission.parentId
      ? await this.parents.published(submission.parentId, site.id, submission.thread)
      : null;
    if (submission.parentId && !parent) {
      // It may have been there when this very request came for the first time.
      const earlier = idempotency && (await this.store.recall(site.id, idempotency));
      if (earlier) return this.answerTo(earlier);
      throw invalidField('/parentId', 'is not a published comment of this thread');
    }
    const threadId =
      parent?.threadId ??
      (await this.threads.idOf(site.id, submission.thread, {
        title: submission.threadTitle ?? null,
        url: submission.threadUrl ?? null,
      }));
    const bans = await this.bans.ofSite(site.id);
    const id = newId();
    const receipt = this.hashes.receipt(id);
    const comment: NewComment = {
      id,
      siteId: site.id,
      threadId,
      parentId: parent?.id ?? null,
      rootId: parent?.rootId ?? id,
      depth: parent ? Math.min(parent.depth + 1, deepestAnswer) : 0,
      name: submission.name,
      body: submission.body,
      website: submission.website ?? null,
      locale: submission.locale ?? null,
      emailSealed: this.cipher.seal(email, id),
      emailFingerprint,
      addressHash,
      addressBanIds: context.network === null ? [] : bans.onNetwork(context.network, now),
      authorTokenHash: submission.authorToken === undefined ? null : tokenHash(submission.authorToken),
      trapFilled: submission.honeypot !== undefined,
      timeOnFormMs: this.timeOnForm(submission, now),
      receiptHash: tokenHash(receipt),
      createdAt: now,
      idempotency,
    };
    const outcome = await this.store.add(comment);
    if (outcome.kind !== 'stored') return this.answerTo(outcome);
    this.wakeUp.soon(screenComment, { commentId: id, revision: 1 });
    this.metrics.accepted.inc();
    this.log.commentAccepted({ commentId: id, siteId: site.id, requestId: context.requestId });
    return { id, receipt };
  }

  /** Resolves when everything taken in is stored. */
  drain(): Promise<void> {
    return this.store.drain();
  }

  /** A repeated request gets the answer of the first one; a key that stood for something else is a problem. */
  private answerTo(earlier: StoreOutcome): Submitted {
    if (earlier.kind === 'key-reused') {
      throw new Problem(
        problems['idempotency-key-reused'],
        'Another submission was made under this key; nothing was stored now.',
      );
    }
    return { id: earlier.commentId, receipt: this.hashes.receipt(earlier.commentId) };
  }

  private async admit(submission: SubmitComment, { origin, service }: SubmissionContext): Promise<Site> {
    const site = await this.sites.findByKey(submission.site);
    if (!site) throw invalidField('/site', 'is not the key of a site');
    if (service && (!coversSite(service, site.id) || !service.permissions.has('comments:submit'))) {
      throw new Problem(problems['not-allowed'], 'This key may not submit comments to this site.');
    }
    if (origin !== null && !site.origins.includes(origin)) {
      throw new Problem(
        problems['origin-not-allowed'],
        'Add the page’s exact origin to the site’s origins to allow this.',
      );
    }
    return site;
  }

  private timeOnForm(submission: SubmitComment, now: Date): number | null {
    if (submission.formToken === undefined) return null;
    const servedAt = this.hashes.readFormToken(submission.site, submission.thread, submission.formToken);
    if (!servedAt) throw invalidField('/formToken', 'is not a token for this thread');
    return Math.min(Math.max(0, now.getTime() - servedAt.getTime()), 2_147_483_647);
  }
}

/** The same submission gives the same text, whatever the order of its fields was. */
function canonical(submission: SubmitComment): string {
  return JSON.stringify(Object.entries(submission).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function budgets(site: Site, thread: string, fingerprint: Buffer, addressHash: Buffer | null): [Budget, string][] {
  const taken: [Budget, string][] = [['submit-site', site.id]];
  if (addressHash) {
    taken.push(
      ['submit-address', addressHash.toString('base64url')],
      ['submit-author', `${site.id}.${fingerprint.toString('base64url')}`],
      ['submit-thread', `${site.id}.${tokenHash(thread).toString('base64url')}`],
    );
  }
  return taken;
}
