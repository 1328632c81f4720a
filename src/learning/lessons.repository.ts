import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CommentStatus } from '../comments/comment-status.js';
import { EmailCipher } from '../privacy/email-cipher.js';
import { lessonLabels } from './lesson-labels.js';
import type { DecidedComment } from './refit.js';

/** The latest decisions count: what a site wanted two years ago is not what it wants now. */
const MOST_LESSONS = 10_000;
/** Comments that the machine approved are read too, so many for each decision, for a moderator cannot approve them again. */
const QUIET_PER_LESSON = 5;
const MOST_QUIET = 2_000;

/**
 * Reads what a site's people decided, with the texts as they are stored now: an erased comment is no lesson any more. Of an
 * author's address only the domain is read, as screening does.
 */
@Injectable()
export class LessonsRepository {
  constructor(
    private readonly database: DataSource,
    private readonly cipher: EmailCipher,
  ) {}

  /** How many decisions people have taken, for each site that has any. */
  async decisionsBySite(): Promise<Map<string, number>> {
    const rows: { siteId: string; count: number }[] = await this.database.query(
      `select site_id as "siteId", count(*)::int as count from decisions
       where actor_kind in ('person', 'service') group by site_id`,
    );
    return new Map(rows.map(({ siteId, count }) => [siteId, count]));
  }

  /**
   * The lessons of a site, each part oldest first: the latest decision of a person on each comment, if it was about today’s
   * text; and what the machine approved before people last decided, left as it was by them.
   */
  async of(siteId: string): Promise<DecidedComment[]> {
    const decided: LessonRow[] = await this.database.query(
      `select * from (
         select distinct on (d.comment_id) d.decided_at as at, d.to_status as status, d.reasons, d.revision = c.revision as fits,
           coalesce(d.actor_id::text, d.actor_kind) as moderator, ${textColumns}
         from decisions d join comments c on c.id = d.comment_id
         where d.site_id = $1 and d.actor_kind in ('person', 'service') and c.status <> 'erased'
         order by d.comment_id, d.version desc) latest
       where fits order by at desc limit ${MOST_LESSONS}`,
      [siteId],
    );
    const lessons = await this.lessonsOf(decided.reverse());
    const quiet: LessonRow[] = await this.database.query(
      `select null as moderator, c.status, c.reasons, ${textColumns} from comments c
       where c.site_id = $1 and c.status = 'approved' and c.decided_at <
           (select max(decided_at) from decisions where site_id = $1 and actor_kind in ('person', 'service'))
         and not exists (select 1 from decisions d where d.comment_id = c.id and d.actor_kind in ('person', 'service'))
       order by c.id desc limit $2`,
      [siteId, Math.min(MOST_QUIET, QUIET_PER_LESSON * lessons.length)],
    );
    return [...lessons, ...(await this.lessonsOf(quiet.reverse()))];
  }

  private async lessonsOf(rows: LessonRow[]): Promise<DecidedComment[]> {
    const lessons = await Promise.all(
      rows.map(async (row): Promise<DecidedComment[]> => {
        const labels = lessonLabels(row.status, row.reasons);
        if (!labels || row.body.trim() === '') return [];
        const { body, name, timeOnFormMs, moderator, author } = row;
        return [{ body, name, timeOnFormMs, moderator, author, labels, emailDomain: await this.domainOf(row) }];
      }),
    );
    return lessons.flat();
  }

  private async domainOf({ id, emailSealed }: LessonRow): Promise<string | undefined> {
    if (!emailSealed) return undefined;
    try {
      const address = (await this.cipher.open(emailSealed, id)).reveal();
      return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
    } catch {
      // A lost key costs this trait of the lesson, not the lesson.
      return undefined;
    }
  }
}

interface LessonRow {
  id: string;
  status: CommentStatus;
  reasons: string[];
  moderator: string | null;
  author: string;
  body: string;
  name: string;
  timeOnFormMs: number | null;
  emailSealed: Buffer | null;
}

const textColumns = `c.id, c.body, c.name, c.time_on_form_ms as "timeOnFormMs", c.email_sealed as "emailSealed",
  coalesce(encode(c.email_fingerprint, 'hex'), c.id::text) as author`;
