import type { JudgeName } from '../sites/judge-modes.js';

/** What an outside judge can find in a text; everything else is known better here. */
export type JudgedCategory = 'spam' | 'abuse' | 'hate';

/**
 * All that any outside judge may learn: made by `judge-input.reader.ts`, which leaves out the e-mail address, the client's
 * address and every hash of them, and blackens addresses that were typed into the text.
 */
export interface JudgeInput {
  commentId: string;
  revision: number;
  /** The site's public key and the address of its front page; null when the site lists no origin. */
  site: { key: string; url: string | null };
  /** The page's identifier and its address without query; null when the page gave none. */
  thread: { key: string; url: string | null };
  /** A BCP 47 tag, `und` when it could not be told. */
  language: string;
  body: string;
  /** Null unless the operator lets judges see who wrote (JUDGE_SEND_AUTHOR). */
  name: string | null;
  /** Null unless the operator lets judges see who wrote, or when there is none. */
  website: string | null;
}

/** What a judge thinks: 0..1 for each category that it judges, at least one. */
export interface JudgeOpinion {
  scores: Partial<Record<JudgedCategory, number>>;
  /** A code of the judge's own, kebab-case, 64 characters at most; never a piece of the text. */
  reason?: string;
}

/**
 * Somebody outside who has an opinion about a comment. An implementation only speaks its protocol: when it is asked, how
 * long it may take, how often it may fail, what it may cost and what is remembered is `GuardedJudge`'s business.
 */
export abstract class Judge {
  abstract readonly name: JudgeName;

  /** Another version may think otherwise about the same text (a model, a prompt): opinions are remembered by it. */
  abstract readonly version: string;

  /** The parts of the input that the opinion depends on: equal parts, equal opinion. */
  abstract content(input: JudgeInput): readonly (string | null)[];

  /** Rejects with a JudgeFault when there is no well-formed answer, and soon after `signal` aborts. */
  abstract judge(input: JudgeInput, signal: AbortSignal): Promise<JudgeOpinion>;
}

/** Why a judge has no opinion: a constant sentence, never a piece of a text or of an answer. */
export class JudgeFault extends Error {
  readonly printable = true;

  /** `retryAfterMs`: how long the judge asked to be left alone. */
  constructor(
    message: string,
    readonly retryAfterMs = 0,
  ) {
    super(message);
    this.name = 'JudgeFault';
  }
}
