import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { AuthorStanding } from '../../src/checks/check.js';
import { machine, type Actor } from '../../src/database/actor.js';
import type { DecisionAction } from '../../src/moderation/actions.js';
import { ModerationService } from '../../src/moderation/moderation.service.js';
import { KeyedHashes } from '../../src/privacy/keyed-hashes.js';
import { secretEmail } from '../../src/privacy/secret.js';
import { CheckInputLoader } from '../../src/screening/check-input.loader.js';
import { openContext, type TestContext } from '../support/context.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { Scene, type CommentFacts } from '../support/scene.js';
import { loadingProviders } from '../support/screening.js';

const ada: Actor = { kind: 'person', id: uuidv7(), name: 'Ada' };
const email = 'layla@example.org';
const dayMs = 86_400_000;
const daysOn = (days: number): Date => new Date(Date.now() + days * dayMs);

/** The record as it is read off real rows; the arithmetic is `standing.spec.ts`. Time is that of the comment that is judged. */
describe('an author’s standing', () => {
  let database: TestDatabase;
  let context: TestContext;
  let scene: Scene;
  let token: Buffer;

  beforeAll(async () => {
    database = await cloneDatabase();
    context = await openContext(database, { providers: loadingProviders });
  });
  afterAll(async () => {
    await context?.close();
    await database.drop();
  });
  beforeEach(async () => {
    scene = await Scene.open(context);
    token = await newToken();
  });

  const newToken = async (address = email, siteId = scene.site.id): Promise<Buffer> => {
    const hash = randomBytes(32);
    const fingerprint = context.get(KeyedHashes).emailFingerprint(secretEmail(address));
    await database.query(
      `insert into author_tokens (id, site_id, email_fingerprint, token_hash, created_at, expires_at)
       values ($1, $2, $3, $4, now(), now() + interval '1 year')`,
      [uuidv7(), siteId, fingerprint, hash],
    );
    return hash;
  };
  const decide = async (commentId: string, action: DecisionAction, reasons: string[] = [], actor = ada) => {
    const wish = { commentId, action, actor, reasons, expectedVersion: null, expectedRevision: null };
    expect((await context.get(ModerationService).decide(wish)).kind).toBe('decided');
  };
  const decided = async (action: DecisionAction, facts: CommentFacts = {}, reasons: string[] = []): Promise<string> => {
    const id = await scene.accept({ email, authorTokenHash: token, ...facts });
    await decide(id, action, reasons);
    return id;
  };
  const standing = async (facts: CommentFacts = {}): Promise<AuthorStanding> => {
    const id = await scene.accept({ email, authorTokenHash: token, ...facts });
    const task = await context.get(CheckInputLoader).load(id, 1);
    return task!.input.author.standing;
  };
  const fiveApprovals = async (): Promise<void> => {
    for (let i = 0; i < 5; i += 1) await decided('approve');
  };

  it('is trusted after five approvals by people, and not after four', async () => {
    for (let i = 0; i < 4; i += 1) await decided('approve');
    expect(await standing()).toMatchObject({ proven: true, approvals: 4, trusted: false });
    await decided('approve');
    expect(await standing()).toEqual({
      ...{ proven: true, approvals: 5, secondsSinceRejection: null, strikes: 0, trusted: true },
    });
  });

  it('is nobody’s who has only the same name and e-mail (impersonation)', async () => {
    await fiveApprovals();
    expect(await standing({ authorTokenHash: null })).toMatchObject({ proven: false, trusted: false });
    expect(await standing({ authorTokenHash: randomBytes(32) })).toMatchObject({ proven: false, trusted: false });
  });

  it('does not go with a token to another address or another site', async () => {
    await fiveApprovals();
    expect(await standing({ email: 'omar@example.org' })).toMatchObject({ proven: false, trusted: false });
    const foreign = await newToken('omar@example.org');
    expect(await standing({ authorTokenHash: foreign })).toMatchObject({ proven: false, trusted: false });
    scene = await Scene.open(context);
    expect(await standing()).toMatchObject({ proven: false, approvals: 0, trusted: false });
    const here = await newToken();
    expect(await standing({ authorTokenHash: here })).toMatchObject({ proven: true, approvals: 0, trusted: false });
  });

  it('goes with every token of the same author, but not with one that is revoked or has expired', async () => {
    await fiveApprovals();
    const other = await newToken();
    expect(await standing({ authorTokenHash: other })).toMatchObject({ trusted: true });
    await database.query('update author_tokens set revoked_at = now() where token_hash = $1', [other]);
    expect(await standing({ authorTokenHash: other })).toMatchObject({ proven: false, trusted: false });
    expect(await standing({ createdAt: daysOn(366) })).toMatchObject({ proven: false, trusted: false });
    // What was approved before the token was revoked was the author's all the same.
    await database.query('update author_tokens set revoked_at = now() where token_hash = $1', [token]);
    expect(await standing({ authorTokenHash: await newToken() })).toMatchObject({ approvals: 5, trusted: true });
  });

  it('fades with time', async () => {
    await fiveApprovals();
    expect(await standing({ createdAt: daysOn(89) })).toMatchObject({ approvals: 5, trusted: true });
    expect(await standing({ createdAt: daysOn(91) })).toMatchObject({ approvals: 2.5, trusted: false });
    await fiveApprovals();
    expect(await standing({ createdAt: daysOn(91) })).toMatchObject({ approvals: 5, trusted: true });
    expect(await standing({ createdAt: daysOn(181) })).toMatchObject({ approvals: 2.5, trusted: false });
  });

  it('counts no approval by the machine, none without the token, and none of another’s', async () => {
    for (let i = 0; i < 5; i += 1) {
      await decided('approve', { authorTokenHash: null });
      await decide(await scene.accept({ email, authorTokenHash: token }), 'approve', [], machine);
      await decided('approve', { email: 'omar@example.org', authorTokenHash: null });
    }
    expect(await standing()).toMatchObject({ proven: true, approvals: 0, trusted: false });
  });

  it('is lost at once on a rejection, and comes back when that is restored', async () => {
    await fiveApprovals();
    const id = await decided('reject', {}, ['off-topic']);
    expect(await standing()).toMatchObject({ approvals: 0, secondsSinceRejection: expect.any(Number), trusted: false });
    await decide(id, 'restore');
    expect(await standing()).toMatchObject({ approvals: 5, secondsSinceRejection: null, trusted: true });
    await decide(id, 'spam');
    expect(await standing()).toMatchObject({ trusted: false, strikes: 1 });
  });

  it('cannot be taken from its owner by what somebody else wrote under the same address', async () => {
    await fiveApprovals();
    for (let i = 0; i < 4; i += 1) await decided('spam', { authorTokenHash: null });
    expect(await standing()).toMatchObject({ approvals: 5, strikes: 0, trusted: true });
    expect(await standing({ authorTokenHash: null })).toMatchObject({ strikes: 4 });
  });

  it('has strikes for abuse and spam by whoever writes under the address, with any token or none', async () => {
    await decided('reject', { authorTokenHash: null }, ['abuse']);
    await decided('reject', { authorTokenHash: randomBytes(32) }, ['hate']);
    await decided('spam');
    await decided('reject', { authorTokenHash: null }, ['off-topic']);
    expect(await standing({ authorTokenHash: null })).toMatchObject({ strikes: 3 });
    expect(await standing({ authorTokenHash: null, createdAt: daysOn(91) })).toMatchObject({ strikes: 0 });
    expect(await standing({ authorTokenHash: null, email: 'omar@example.org' })).toMatchObject({ strikes: 0 });
  });

  it('has no strike for a decision that was restored or replaced by another one', async () => {
    const restored = await decided('reject', { authorTokenHash: null }, ['abuse']);
    const replaced = await decided('reject', { authorTokenHash: null }, ['abuse']);
    expect(await standing({ authorTokenHash: null })).toMatchObject({ strikes: 2 });
    await decide(restored, 'restore');
    expect(await standing({ authorTokenHash: null })).toMatchObject({ strikes: 1 });
    await decide(replaced, 'approve');
    expect(await standing({ authorTokenHash: null })).toMatchObject({ strikes: 0 });
    // And when the restored one is turned away again, it is one again.
    await decide(restored, 'reject', ['abuse']);
    expect(await standing({ authorTokenHash: null })).toMatchObject({ strikes: 1 });
  });

  it('is the same for comments loaded together as for each alone', async () => {
    await fiveApprovals();
    const ids = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        scene.accept({ email, authorTokenHash: index % 2 ? token : null, createdAt: daysOn(index * 10) }),
      ),
    );
    const load = async (id: string) => (await context.get(CheckInputLoader).load(id, 1))!.input.author.standing;
    const together = await Promise.all(ids.map(load));
    for (const [index, id] of ids.entries()) {
      const alone = await load(id);
      expect(alone).toEqual(together[index]);
      expect(alone.proven).toBe(index % 2 === 1);
    }
  });

  it('is not guessed when it cannot be read: the comment is not judged at all', async () => {
    const id = await scene.accept({ email });
    await database.query('alter table author_tokens rename to author_tokens_away');
    await expect(context.get(CheckInputLoader).load(id, 1)).rejects.toThrow();
    await database.query('alter table author_tokens_away rename to author_tokens');
    expect(await context.get(CheckInputLoader).load(id, 1)).not.toBeNull();
  });
});
