import { parseJson, post } from './http-exchange.js';
import { Judge, JudgeFault, type JudgeInput, type JudgeOpinion } from './judge.js';
import { isRecord, isScore } from './read-scores.js';

/** Where a moderation endpoint is: `baseUrl` as the `openai` clients take it, ending in `/v1`. */
export interface ModerationSettings {
  baseUrl: string;
  apiKey?: string;
  model: string;
}

const hate = ['hate', 'hate/threatening'];
const abuse = ['harassment', 'harassment/threatening', 'sexual', 'sexual/minors'];

/**
 * A moderation endpoint as OpenAI defined it. Judges hate and abuse by the strongest of its categories. Those on violence,
 * self-harm and crime are left out: comments on the news speak of these without being abuse. Says nothing on spam.
 */
export class OpenAiModerationJudge extends Judge {
  readonly name = 'judge-openai-moderation';
  readonly version: string;

  constructor(private readonly settings: ModerationSettings) {
    super();
    this.version = settings.model;
  }

  content({ name, body }: JudgeInput): readonly (string | null)[] {
    return [name, body];
  }

  async judge({ name, body }: JudgeInput, signal: AbortSignal): Promise<JudgeOpinion> {
    const { baseUrl, apiKey, model } = this.settings;
    const input = name === null ? body : `${name}\n\n${body}`;
    const headers: Record<string, string> = apiKey ? { authorization: `Bearer ${apiKey}` } : {};
    const answer = await post(`${baseUrl}/moderations`, JSON.stringify({ model, input }), headers, signal);
    return { scores: readCategories(parseJson(answer)) };
  }
}

function readCategories(answer: unknown): JudgeOpinion['scores'] {
  const results = isRecord(answer) ? answer.results : null;
  const [first] = Array.isArray(results) && results.length === 1 ? results : [];
  const scores = isRecord(first) ? first.category_scores : null;
  if (!isRecord(scores)) throw new JudgeFault('The answer has no scores.');
  return { hate: strongest(scores, hate), abuse: strongest(scores, abuse) };
}

/** Servers leave out categories that they do not have, but not all of them. */
function strongest(scores: Record<string, unknown>, categories: readonly string[]): number {
  const given = categories.map((category) => scores[category]).filter((score) => score !== undefined);
  if (given.length === 0 || !given.every(isScore)) throw new JudgeFault('The scores of the answer are malformed.');
  return Math.max(...given);
}
