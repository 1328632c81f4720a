import { articles, type Article, type ArticlePart } from './articles.js';
import { commentForm, type FormProps } from './comment-form.view.js';
import { commentList, type CommentListProps } from './comment-list.view.js';
import { harbourPicture } from './harbour.view.js';
import { html, type Html } from './html.js';
import { formatDay } from './languages.js';
import { document } from './layout.view.js';
import { texts } from './texts.js';

/** The whole demo page: the article, its comments, the form. */
export function articlePage(props: CommentListProps & FormProps): string {
  const { article, faults } = props;
  const words = texts[article.language];
  const other = articles[article.language === 'en' ? 'ar' : 'en'];
  return document({
    language: article.language,
    title: `${faults ? `${words.errorPrefix}: ` : ''}${article.title} · ${words.paper}`,
    kind: 'article',
    skipLink: words.skipToArticle,
    header: html`<a class="paper" href="${article.path}">${words.paper}</a>
      <a class="language" href="${other.path}" lang="${other.language}" hreflang="${other.language}"
        >${words.otherLanguage}</a
      >`,
    main: [story(article), html`<div class="column">${commentList(props)}${commentForm(props)}</div>`],
    footer: html`<p>${words.demoNote}</p>
      <p><a href="/">${words.about}</a></p>`,
  });
}

function story(article: Article): Html {
  const words = texts[article.language];
  return html`<article class="story">
    <header class="column">
      <p class="section">${article.section}</p>
      <h1>${article.title}</h1>
      <p class="lead">${article.lead}</p>
      <p class="byline">
        ${words.by} ${article.author} ·
        <time datetime="${article.publishedOn}">${formatDay(article.language, new Date(article.publishedOn))}</time>
      </p>
    </header>
    <div class="wide">${harbourPicture}</div>
    <div class="column">${article.parts.map(storyPart)}</div>
  </article>`;
}

function storyPart(part: ArticlePart): Html {
  if ('heading' in part) return html`<h2>${part.heading}</h2>`;
  if ('quote' in part)
    return html`<figure>
      <blockquote>${part.quote}</blockquote>
      <figcaption>${part.source}</figcaption>
    </figure>`;
  return html`<p>${part.paragraph}</p>`;
}
