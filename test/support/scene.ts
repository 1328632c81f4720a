import { v7 as uuidv7 } from 'uuid';
import { DataSource } from 'typeorm';
import { CommentStore, type NewComment, type StoreOutcome } from '../../src/comments/comment-store.js';
import { ThreadsRepository } from '../../src/comments/threads.repository.js';
import { EmailCipher } from '../../src/privacy/email-cipher.js';
import { KeyedHashes, tokenHash } from '../../src/privacy/keyed-hashes.js';
import { secretEmail } from '../../src/privacy/secret.js';
import type { SitePolicy } from '../../src/sites/site-policy.js';
import type { Site } from '../../src/sites/site.entity.js';
import { SitesRepository } from '../../src/sites/sites.repository.js';
import type { TestContext } from './context.js';

/** What a test says about a comment; the rest is made up. */
export type CommentFacts = Partial<Omit<NewComment, 'emailSealed' | 'emailFingerprint'>> & { email?: string };

/** A site with one thread, to put comments on without going through the door. */
export class Scene {
  private constructor(
    private readonly context: TestContext,
    readonly site: Site,
    readonly threadId: string,
  ) {}

  static async open(context: TestContext, policy?: SitePolicy): Promise<Scene> {
    const sites = context.get(SitesRepository);
    const site = await context
      .get(DataSource)
      .transaction((tx) => sites.create(tx, { name: 'Test', origins: [], policy }));
    await sites.announce();
    const scene = new Scene(context, site, '');
    return new Scene(context, site, await scene.thread('harbour'));
  }

  async thread(key: string): Promise<string> {
    return this.context.get(ThreadsRepository).idOf(this.site.id, key, { title: null, url: null });
  }

  /** A comment as intake would hand it to the store. */
  comment({ email = 'reader@example.org', ...facts }: CommentFacts = {}): NewComment {
    const id = facts.id ?? uuidv7();
    const address = secretEmail(email);
    const createdAt = facts.createdAt ?? new Date();
    return {
      id,
      siteId: this.site.id,
      threadId: this.threadId,
      parentId: null,
      rootId: id,
      depth: 0,
      name: 'Layla',
      body: 'The ferry was late again this morning.',
      website: null,
      locale: null,
      addressHash: null,
      addressBanIds: [],
      authorTokenHash: null,
      trapFilled: false,
      timeOnFormMs: null,
      receiptHash: tokenHash(id),
      createdAt,
      idempotency: null,
      ...facts,
      emailSealed: this.context.get(EmailCipher).seal(address, id),
      emailFingerprint: this.context.get(KeyedHashes).emailFingerprint(address),
    };
  }

  /** Stores a comment as pending; answers its id. */
  async accept(facts: CommentFacts = {}): Promise<string> {
    const outcome = await this.store(facts);
    if (outcome.kind === 'key-reused') throw new Error('The key was used before.');
    return outcome.commentId;
  }

  store(facts: CommentFacts = {}): Promise<StoreOutcome> {
    return this.context.get(CommentStore).add(this.comment(facts));
  }
}
