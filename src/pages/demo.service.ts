import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PublishedComments, type PublishedComment } from '../comments/published-comments.read-model.js';
import { isStoreUnavailable } from '../database/unavailable.js';
import { notFound } from '../http/problem.js';
import { Log } from '../observability/log.js';
import { KeyedHashes } from '../privacy/keyed-hashes.js';
import type { Site } from '../sites/site.entity.js';
import { SitesRepository } from '../sites/sites.repository.js';
import { articlePage } from './article.view.js';
import type { Article } from './articles.js';
import type { CommentListProps } from './comment-list.view.js';
import { formFaults, type FormFaults } from './form-faults.js';
import type { PostedForm } from './form-values.js';
import { Submissions, type SubmissionFields } from './submissions.js';
import type { FieldName } from './texts.js';

/** The key of the site that a first start makes; production has none, and then no demo either. */
export const demoSiteKey = 'site_demo';

const pageSize = 100;
const nothingTyped: Record<FieldName, string> = { name: '', email: '', body: '' };
const storeAway = { status: 503, retryAfterSeconds: 5 };

/** Which article, and which part of its page: the comments after one, the form as an answer to one, the thanks. */
export interface PageRequest {
  article: Article;
  after: string | null;
  replyTo: string | null;
  sent: boolean;
  /** For the log. */
  requestId: string;
  route: string;
}

/** A page to send. */
export interface PageAnswer {
  status: number;
  html: string;
  retryAfterSeconds: number | null;
}

/** Shows the demo articles and takes their forms in. */
@Injectable()
export class DemoService {
  constructor(
    private readonly sites: SitesRepository,
    private readonly published: PublishedComments,
    private readonly hashes: KeyedHashes,
    private readonly submissions: Submissions,
    private readonly log: Log,
  ) {}

  /** Is there a demo on this service? */
  async isThere(): Promise<boolean> {
    return (await this.sites.findByKey(demoSiteKey)) !== null;
  }

  /** The article's page. When only its comments cannot be read, readers still get the article, with a 503. */
  async show(request: PageRequest): Promise<PageAnswer> {
    const list = await this.comments(await this.site(), request);
    const replyTo = parentIn(list, request.replyTo);
    const parentId = replyTo?.id ?? null;
    const token = this.newToken(request.article);
    const form = { values: nothingTyped, token, idempotencyKey: randomUUID(), parentId, replyTo, faults: null };
    const html = articlePage({ article: request.article, sent: request.sent, ...list, ...form });
    return { html, ...(list.page ? { status: 200, retryAfterSeconds: null } : storeAway) };
  }

  /** Null when the comment is taken in; otherwise the page again, with what was typed and what to do about it. */
  async take(request: PageRequest, form: PostedForm, network: string): Promise<PageAnswer | null> {
    const site = await this.site();
    const idempotencyKey = form.idempotencyKey ?? randomUUID();
    const { requestId, route, article } = request;
    try {
      await this.submissions.submit(fieldsOf(site, article, form), { requestId, network, idempotencyKey });
      return null;
    } catch (error) {
      const faults = formFaults(error, form.values);
      if (!faults) throw error;
      if (faults.form === 'tryLater') this.log.storeUnavailable({ requestId, route }, error);
      const list = await this.comments(site, request);
      const html = this.formAgain(article, list, { ...form, idempotencyKey }, faults);
      return { status: faults.status, html, retryAfterSeconds: faults.retryAfterSeconds };
    }
  }

  /** The form keeps its token, so that the time spent on it counts from its first showing, unless the token was the fault. */
  private formAgain(
    article: Article,
    list: CommentList,
    form: PostedForm & { idempotencyKey: string },
    faults: FormFaults,
  ): string {
    const parentId = faults.form === 'parentGone' || form.parentId === '' ? null : form.parentId;
    const known = this.hashes.readFormToken(demoSiteKey, article.thread, form.token) !== null;
    return articlePage({
      article,
      ...list,
      sent: false,
      values: form.values,
      token: known ? form.token : this.newToken(article),
      idempotencyKey: faults.form === 'keyUsed' ? randomUUID() : form.idempotencyKey,
      parentId,
      replyTo: parentIn(list, parentId),
      faults,
    });
  }

  private newToken(article: Article): string {
    return this.hashes.formToken(demoSiteKey, article.thread, new Date());
  }

  private async site(): Promise<Site> {
    const site = await this.sites.findByKey(demoSiteKey);
    if (!site) throw notFound('page');
    return site;
  }

  private async comments(site: Site, { article, after, requestId, route }: PageRequest): Promise<CommentList> {
    const wanted = { siteId: site.id, thread: article.thread, order: 'oldest', limit: pageSize } as const;
    try {
      const page = await this.published.page({ ...wanted, after });
      if (page) return { page, after };
      // The comment to begin after is gone for good: then the list begins at its beginning.
      return { page: await this.published.page({ ...wanted, after: null }), after: null };
    } catch (error) {
      if (!isStoreUnavailable(error)) throw error;
      this.log.storeUnavailable({ requestId, route }, error);
      return { page: null, after };
    }
  }
}

/** The comments of a page; null when the store cannot be asked. */
type CommentList = Pick<CommentListProps, 'page' | 'after'>;

function parentIn({ page }: CommentList, id: string | null): PublishedComment | null {
  return page?.comments.find((comment) => comment.id === id) ?? null;
}

/** Title and address are those of the article, not of the request: a Host header is the client's to write. */
function fieldsOf(site: Site, article: Article, form: PostedForm): SubmissionFields {
  const [origin] = site.origins;
  return {
    site: site.key,
    thread: article.thread,
    threadTitle: article.title,
    threadUrl: origin ? `${origin}${article.path}` : '',
    locale: article.language,
    ...form.values,
    parentId: form.parentId,
    formToken: form.token,
    honeypot: form.trapFilled ? 'filled' : '',
  };
}
