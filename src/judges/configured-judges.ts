import type { Environment } from '../config/environment.js';
import { AkismetJudge } from './akismet.judge.js';
import { ChatJudge } from './chat.judge.js';
import type { Judge } from './judge.js';
import { OpenAiModerationJudge } from './openai-moderation.judge.js';
import { SignedHttpJudge } from './signed-http.judge.js';

/** The judges that this installation has settings for. */
export function configuredJudges(environment: Environment): Judge[] {
  const { AKISMET_KEY, AKISMET_URL, JUDGE_HTTP_URL, JUDGE_HTTP_SECRET } = environment;
  const { MODERATION_BASE_URL, MODERATION_API_KEY, MODERATION_MODEL } = environment;
  const { CHAT_BASE_URL, CHAT_API_KEY, CHAT_MODEL } = environment;
  const judges: Judge[] = [];
  if (AKISMET_KEY) {
    const endpoint = AKISMET_URL === undefined ? undefined : `${AKISMET_URL}/`;
    judges.push(new AkismetJudge({ key: AKISMET_KEY, endpoint }));
  }
  if (MODERATION_BASE_URL && MODERATION_MODEL) {
    const settings = { baseUrl: MODERATION_BASE_URL, apiKey: MODERATION_API_KEY, model: MODERATION_MODEL };
    judges.push(new OpenAiModerationJudge(settings));
  }
  if (CHAT_BASE_URL && CHAT_MODEL) {
    judges.push(new ChatJudge({ baseUrl: CHAT_BASE_URL, apiKey: CHAT_API_KEY, model: CHAT_MODEL }));
  }
  if (JUDGE_HTTP_URL && JUDGE_HTTP_SECRET) {
    judges.push(new SignedHttpJudge({ url: JUDGE_HTTP_URL, secret: JUDGE_HTTP_SECRET }));
  }
  return judges;
}
