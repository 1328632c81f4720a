import type { operations } from './openapi.js';
import { itemsOf } from './pages.js';
import type { Transport } from './transport.js';
import type { PublishedComment } from './types.js';

type ThreadQuery = NonNullable<operations['threadComments']['parameters']['query']>;
type ThreadPage = operations['threadComments']['responses'][200]['content']['application/json'];
type Counts = operations['threadCounts']['responses'][200]['content']['application/json'];

/** In which order to read; `limit` is the size of a page. */
export type ThreadOptions = Omit<ThreadQuery, 'cursor'>;

/** What readers see. */
export class ThreadsClient {
  constructor(private readonly transport: Transport) {}

  /** The approved comments of a page, in the order of the conversation. `site` is its public key. */
  published(site: string, thread: string, options: ThreadOptions = {}): AsyncGenerator<PublishedComment, void, void> {
    const path = `/v1/threads/${encodeURIComponent(site)}/${encodeURIComponent(thread)}/comments`;
    return itemsOf(async (cursor) => {
      const { comments, next } = await this.transport.json<ThreadPage>({
        method: 'GET',
        path,
        query: { ...options, cursor },
      });
      return { items: comments, next };
    });
  }

  /** How many approved comments up to 100 pages of a site have. */
  async counts(site: string, threads: readonly string[]): Promise<Record<string, number>> {
    const path = `/v1/threads/${encodeURIComponent(site)}/counts`;
    const { counts } = await this.transport.json<Counts>({ method: 'GET', path, query: { thread: threads } });
    return counts;
  }
}
