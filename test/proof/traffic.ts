import { setTimeout as sleep } from 'node:timers/promises';
import { ApiClient, submission } from '../support/api-client.js';
import type { Random } from '../support/random.js';

/** A comment as its traffic knows it. */
interface Own {
  id: string;
  receipt: string;
  version: number;
  status: string;
  /** What the checks held was not shown before either: there is nothing to go back to. */
  restorable: boolean;
}

/**
 * Submits comments and decides about them like a busy site: moderators who change their minds, authors who edit and
 * withdraw. Resolves when so many decisions have been taken; those of the machine come on top. Calls that meet a killed
 * process are sent again, with the same Idempotency-Key.
 */
export async function makeTraffic(
  urls: readonly string[],
  keys: { service: string; admin: string },
  random: Random,
  { decisions, comments, moderators }: { decisions: number; comments: number; moderators: number },
  onProgress: (done: number) => void,
): Promise<{ decided: number }> {
  const url = (): string => random.pick(urls);
  let left = decisions;
  let toSubmit = comments;
  let decided = 0;
  let request = 0;

  const post = async (key: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    request += 1;
    const all = { 'idempotency-key': `traffic-${request}`, ...headers };
    for (let tries = 0; ; tries += 1) {
      const answer = await new ApiClient(url())
        .as(key)
        .post(path, body, all)
        .catch(() => null);
      if (answer && answer.status < 500 && answer.status !== 429) return answer;
      if (tries > 200) throw new Error(`${path} is answered ${answer?.status ?? 'not at all'} again and again.`);
      await sleep(50);
    }
  };

  const submit = async (): Promise<Own> => {
    const answer = await post(keys.service, '/v1/comments', submission({ thread: `proof-${random.whole(1, 20)}` }));
    if (answer.status !== 202) throw new Error(`A submission was answered ${answer.status}: ${answer.text}`);
    const { id, receipt } = answer.body as { id: string; receipt: string };
    for (;;) {
      const { version, status } = await look(id);
      if (status !== 'pending') return { id, receipt, version, status, restorable: status !== 'held' };
      await sleep(30);
    }
  };
  const look = async (id: string): Promise<{ version: number; status: string }> => {
    for (;;) {
      const answer = await new ApiClient(url())
        .as(keys.admin)
        .get(`/v1/comments/${id}`)
        .catch(() => null);
      if (answer?.status === 200) return answer.body as { version: number; status: string };
      await sleep(50);
    }
  };

  const decide = async (own: Own): Promise<void> => {
    const { action, body } = choose(own, random);
    if (action === 'edit' || action === 'withdraw') {
      const answer = await post(own.receipt, `/v1/comments/${own.id}/${action}`, body);
      // A moderator may keep it from readers; then the author gets a 409, and it counts for nothing.
      if (answer.status === 200) decided += 1;
      do Object.assign(own, await look(own.id));
      while (own.status === 'pending' && (await sleep(30, true)));
      own.restorable = own.status !== 'erased' && own.status !== 'held';
      return;
    }
    const answer = await post(keys.admin, `/v1/comments/${own.id}/${action}`, body, { 'if-match': `"${own.version}"` });
    if (answer.status !== 200) throw new Error(`${action} was answered ${answer.status}: ${answer.text}`);
    decided += 1;
    own.restorable = action !== 'restore';
    Object.assign(own, { version: answer.body.version, status: answer.body.status });
  };

  const moderator = async (): Promise<void> => {
    const mine: Own[] = [];
    while (left > 0) {
      left -= 1;
      if (toSubmit > 0 && (mine.length < 2 || random.next() < 0.3)) {
        toSubmit -= 1;
        mine.push(await submit());
      }
      const alive = mine.filter(({ status }) => status !== 'erased');
      if (alive.length === 0) {
        left += 1;
        toSubmit += 1;
        continue;
      }
      await decide(random.pick(alive));
      onProgress(decided);
    }
  };
  await Promise.all(Array.from({ length: moderators }, moderator));
  return { decided };
}

function choose({ status, restorable }: Own, random: Random): { action: string; body?: unknown } {
  const chance = random.next();
  if (chance < 0.02 && status !== 'rejected' && status !== 'spam') return { action: 'withdraw' };
  if (chance < 0.07 && status === 'approved')
    return { action: 'edit', body: { body: `A calmer way to say it, number ${random.whole(1, 1_000_000)}.` } };
  if (chance < 0.2 && restorable) return { action: 'restore' };
  if (status !== 'approved') return { action: 'approve' };
  return random.next() < 0.5 ? { action: 'spam' } : { action: 'reject', body: { reason: 'off-topic' } };
}
