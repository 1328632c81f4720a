import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Environment } from '../config/environment.js';
import type { CheckInput } from '../checks/check.js';
import { poolOf } from '../database/data-source.js';
import { SitesRepository } from '../sites/sites.repository.js';
import { detectLanguage } from '../text/language.js';
import type { JudgeInput } from './judge.js';
import { withoutAddresses } from './without-addresses.js';

/** What a judge is asked about, out of what the checks were given. */
export type JudgedText = Pick<CheckInput, 'commentId' | 'revision' | 'body' | 'name' | 'website' | 'locale'>;

/** Puts together what judges may know. This is the one place where a comment is made ready to leave the house. */
@Injectable()
export class JudgeInputReader {
  constructor(
    private readonly database: DataSource,
    private readonly sites: SitesRepository,
    private readonly environment: Environment,
  ) {}

  /** Rejects when the site or the comment is not there any more. */
  async read(siteId: string, text: JudgedText): Promise<JudgeInput> {
    const site = await this.sites.findById(siteId);
    const { rows } = await poolOf(this.database).query<{ key: string; url: string | null }>({
      name: 'judge-thread',
      text: `select t.key, t.url from comments c join threads t on t.id = c.thread_id where c.id = $1`,
      values: [text.commentId],
    });
    const [thread] = rows;
    if (!site || !thread) throw new Error('A comment that is to be judged is gone.');
    const { commentId, revision, body, name, website, locale } = text;
    const sendAuthor = this.environment.JUDGE_SEND_AUTHOR;
    return {
      commentId,
      revision,
      site: { key: site.key, url: site.origins[0] ?? null },
      thread: { key: withoutAddresses(thread.key), url: plainUrl(thread.url) },
      language: locale ?? detectLanguage(body).language,
      body: withoutAddresses(body),
      name: sendAuthor ? withoutAddresses(name) : null,
      website: sendAuthor && website !== null ? withoutAddresses(website) : null,
    };
  }
}

/** Without query and fragment, which may say who was reading. */
function plainUrl(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { origin, pathname } = new URL(url);
  return origin === 'null' ? null : withoutAddresses(origin + pathname);
}
