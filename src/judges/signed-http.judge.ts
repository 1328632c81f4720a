import { parseJson, post } from './http-exchange.js';
import { Judge, JudgeFault, type JudgeInput, type JudgeOpinion } from './judge.js';
import { isRecord, readScores } from './read-scores.js';
import { webhookHeaders, webhookKey } from '../http/webhook-signature.js';

/** Where a judge of the operator's own is, and the secret that both know: `whsec_` and base64. */
export interface SignedHttpSettings {
  url: string;
  secret: string;
}

/** A judge that anybody can write: a signed POST with the comment's id and text, answered with scores. See docs/judges.md. */
export class SignedHttpJudge extends Judge {
  readonly name = 'judge-http';
  readonly version: string;
  private readonly key: Buffer;

  constructor(private readonly settings: SignedHttpSettings) {
    super();
    this.version = settings.url;
    this.key = webhookKey(settings.secret);
  }

  content({ site, thread, language, name, body }: JudgeInput): readonly (string | null)[] {
    return [site.key, thread.key, language, name, body];
  }

  async judge(input: JudgeInput, signal: AbortSignal): Promise<JudgeOpinion> {
    const { commentId, revision, site, thread, language, name, body } = input;
    const sent = JSON.stringify({ commentId, revision, site: site.key, thread: thread.key, language, name, body });
    // The same id for the same revision, however often it is asked: the receiver can tell a repetition.
    const headers = webhookHeaders([this.key], `${commentId}.${revision}`, new Date(), sent);
    return readAnswer(parseJson(await post(this.settings.url, sent, headers, signal)));
  }
}

function readAnswer(answer: unknown): JudgeOpinion {
  if (!isRecord(answer)) throw new JudgeFault('The answer is no object.');
  const scores = readScores(answer.scores);
  const { reason } = answer;
  if (reason === undefined || reason === null) return { scores };
  // A code and not a sentence: a sentence may quote the text, and findings never do.
  if (typeof reason !== 'string' || reason.length > 64 || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(reason)) {
    throw new JudgeFault('The reason of the answer is no kebab-case code.');
  }
  return { scores, reason };
}
