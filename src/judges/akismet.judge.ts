import { akismetCheck, type AkismetAnswer } from './akismet-call.js';
import { Judge, JudgeFault, type JudgeInput, type JudgeOpinion } from './judge.js';

/** `endpoint`: an Akismet-compatible service instead of Akismet's own, such as `https://akismet.example.org/1.1/`. */
export interface AkismetSettings {
  key: string;
  endpoint?: string;
}

/**
 * Akismet wants a client address. It never gets one: this stands in for all of them, an address that is reserved for
 * documentation (RFC 5737) and belongs to nobody.
 */
export const addressOfNobody = '192.0.2.1';

const scores: Record<AkismetAnswer, number> = { ham: 0, spam: 0.9, discard: 0.99 };

/** Akismet's comment-check, by the library `akismet-api`. Judges spam only, and has to do without address and e-mail. */
export class AkismetJudge extends Judge {
  readonly name = 'judge-akismet';
  readonly version = '1.1';

  constructor(private readonly settings: AkismetSettings) {
    super();
  }

  content({ site, thread, language, name, website, body }: JudgeInput): readonly (string | null)[] {
    return [site.url, thread.url, language, name, website, body];
  }

  async judge(input: JudgeInput, signal: AbortSignal): Promise<JudgeOpinion> {
    const { site, thread, language, name, website, body } = input;
    if (site.url === null) throw new JudgeFault('The site lists no origin, and Akismet wants one.');
    const comment = {
      ip: addressOfNobody,
      type: 'comment',
      content: body,
      ...(thread.url === null ? {} : { permalink: thread.url }),
      ...(name === null ? {} : { name }),
      ...(website === null ? {} : { url: website }),
    };
    const { key, endpoint = null } = this.settings;
    const options = { key, blog: site.url, charset: 'UTF-8', ...(language === 'und' ? {} : { lang: language }) };
    return { scores: { spam: scores[await akismetCheck(options, endpoint, comment, signal)] } };
  }
}
