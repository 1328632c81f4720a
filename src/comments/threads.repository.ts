import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { poolOf, type Transaction } from '../database/data-source.js';
import { newId } from '../database/ids.js';
import { Thread, type ThreadModeration } from './thread.entity.js';

const maxCached = 10_000;

/**
 * Finds the thread of a page, making it on the first comment. A thread's id never changes, so each process remembers the
 * ids it has met; submissions to one new page that arrive together share one look-up.
 */
@Injectable()
export class ThreadsRepository {
  private readonly ids = new Map<string, string>();
  private readonly underWay = new Map<string, Promise<string>>();

  constructor(private readonly database: DataSource) {}

  /** The id of the page's thread. Title and address are kept from whoever names them first. */
  idOf(siteId: string, key: string, page: { title: string | null; url: string | null }): string | Promise<string> {
    const cacheKey = `${siteId} ${key}`;
    const known = this.ids.get(cacheKey);
    if (known) return known;
    let search = this.underWay.get(cacheKey);
    if (!search) {
      search = this.findOrMake(siteId, key, page)
        .then((id) => {
          if (this.ids.size >= maxCached) this.ids.delete(this.ids.keys().next().value!);
          this.ids.set(cacheKey, id);
          return id;
        })
        .finally(() => this.underWay.delete(cacheKey));
      this.underWay.set(cacheKey, search);
    }
    return search;
  }

  /** Says how a page's comments are moderated from now on, making the thread when nobody has commented there yet. */
  async setModeration(
    tx: Transaction,
    siteId: string,
    key: string,
    moderation: ThreadModeration | null,
  ): Promise<{ id: string; before: ThreadModeration | null }> {
    await tx.query(
      `insert into threads (id, site_id, key, created_at) values ($1, $2, $3, now()) on conflict do nothing`,
      [newId(), siteId, key],
    );
    const thread = await tx.findOneOrFail(Thread, { where: { siteId, key }, lock: { mode: 'pessimistic_write' } });
    await tx.update(Thread, { id: thread.id }, { moderation });
    return { id: thread.id, before: thread.moderation };
  }

  /** The thread of a page, or null when nobody has commented there and nothing was set for it. */
  find(siteId: string, key: string): Promise<Thread | null> {
    return this.database.getRepository(Thread).findOneBy({ siteId, key });
  }

  private async findOrMake(
    siteId: string,
    key: string,
    page: { title: string | null; url: string | null },
  ): Promise<string> {
    // A page that was set up before its first comment takes title and address from that comment.
    const { rows } = await poolOf(this.database).query<{ id: string }>(
      `with made as (
         insert into threads (id, site_id, key, title, url, created_at) values ($1, $2, $3, $4, $5, now())
         on conflict (site_id, key) do update set title = excluded.title, url = excluded.url
           where not exists (select 1 from comments c where c.thread_id = threads.id)
         returning id)
       select id from made union all select id from threads where site_id = $2 and key = $3 limit 1`,
      [newId(), siteId, key, page.title, page.url],
    );
    // Nothing came back: another process made the row between our two looks. Now it is there to be read.
    return rows[0]?.id ?? (await this.find(siteId, key))!.id;
  }
}
