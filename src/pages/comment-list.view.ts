import type { PublishedComment, PublishedPage } from '../comments/published-comments.read-model.js';
import type { Article } from './articles.js';
import { inReadingOrder } from './conversation.js';
import { html, type Html, type Insertable } from './html.js';
import { formatTime } from './languages.js';
import { safeLink } from './safe-link.js';
import { texts } from './texts.js';

/** Deeper answers stand no further in: a phone has no room for more. */
const deepestIndent = 4;

/** What the list is made of; `page` null means that the comments could not be read. */
export interface CommentListProps {
  article: Article;
  page: PublishedPage | null;
  /** The comment that this page of the list begins after, when it is not the first one. */
  after: string | null;
  sent: boolean;
}

/** The approved comments of an article, each answer indented below what it answers. */
export function commentList({ article, page, after, sent }: CommentListProps): Html {
  const words = texts[article.language];
  const comments = page ? inReadingOrder(page.comments) : [];
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  return html`<section class="comments" id="comments" aria-labelledby="comments-title">
    <h2 id="comments-title">${page && page.count > 0 ? words.commentCount(page.count) : words.comments}</h2>
    ${sent && html`<p class="note good" id="comments-note" role="status" tabindex="-1">${words.thankYou}</p>`}
    ${!page && html`<p class="note">${words.commentsAway}</p>`}
    ${page?.count === 0 && html`<p class="empty">${words.noComments}</p>`}
    ${
      comments.length > 0 &&
      html`<ol class="thread">
        ${comments.map((comment) => oneComment({ article, after }, comment, byId))}
      </ol>`
    }
    ${pageLinks(article, page, after)}
  </section>`;
}

/** Anchor and indentation of a comment are told by id and class; nothing that a reader wrote gets into either. */
function oneComment(
  { article, after }: Pick<CommentListProps, 'article' | 'after'>,
  comment: PublishedComment,
  byId: ReadonlyMap<string, PublishedComment>,
): Html {
  const words = texts[article.language];
  const parent = comment.parentId === null ? undefined : byId.get(comment.parentId);
  const replyAddress = `${article.path}?${after === null ? '' : `after=${after}&`}reply=${comment.id}#form`;
  const toWhom = html`<span class="unseen"> ${words.replyTo} ${name(comment)}</span>`;
  const moment = formatTime(article.language, comment.submittedAt);
  const time = html`<time datetime="${comment.submittedAt.toISOString()}">${moment}</time>`;
  return html`<li class="depth-${Math.min(comment.depth, deepestIndent)}">
    <article class="comment" id="c-${comment.id}" tabindex="-1">
      <header>
        <h3 class="author">${author(comment)}</h3>
        ${parent && html`<p class="answers">${words.inReplyTo} <a href="#c-${parent.id}">${name(parent)}</a></p>`}
        <p class="when"><a href="#c-${comment.id}">${time}</a></p>
      </header>
      <div class="body" dir="auto" ${languageOf(comment)}>${comment.body}</div>
      <p class="actions"><a href="${replyAddress}">${words.reply}${toWhom}</a></p>
    </article>
  </li>`;
}

function author(comment: PublishedComment): Html {
  const link = safeLink(comment.website);
  return link ? html`<a href="${link}" rel="ugc nofollow noopener">${name(comment)}</a>` : name(comment);
}

// A name is kept to itself: what direction it has, or pretends to have, does not reach its neighbours.
function name(comment: PublishedComment): Html {
  return html`<bdi dir="auto">${comment.name}</bdi>`;
}

function languageOf({ language }: PublishedComment): Insertable {
  return language !== null && language !== 'und' && html`lang="${language}"`;
}

function pageLinks(article: Article, page: PublishedPage | null, after: string | null): Insertable {
  const words = texts[article.language];
  const last = page?.more ? page.comments.at(-1) : undefined;
  if (!last && after === null) return null;
  return html`<nav class="pages" aria-label="${words.comments}">
    ${after !== null && html`<a href="${article.path}#comments">${words.firstComments}</a>`}
    ${last && html`<a href="${article.path}?after=${last.id}#comments">${words.moreComments}</a>`}
  </nav>`;
}
