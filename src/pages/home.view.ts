import { html } from './html.js';
import { document } from './layout.view.js';

/** What stands behind the service's bare address: what it is, and the doors that are open. */
export function homePage({ hasDemo }: { hasDemo: boolean }): string {
  const demo = html` <li>
      <a href="/demo"><strong>The demo page</strong><span>An article with comments, in English</span></a>
    </li>
    <li>
      <a href="/demo/ar" hreflang="ar"
        ><strong>The demo page in Arabic</strong><span>The same, mirrored: <bdi lang="ar">مكتبة الميناء</bdi></span></a
      >
    </li>`;
  return document({
    language: 'en',
    title: 'Anteroom: comment moderation for news sites',
    kind: 'plain',
    skipLink: 'Skip to the text',
    header: html`<a class="paper" href="/">Anteroom</a>`,
    main: html`<div class="column">
      <h1>Where comments wait before they are let in</h1>
      <p>
        Anteroom takes in the comments that readers write under articles, keeps them safe, screens them, and shows only
        what the checks or a moderator let through. When a check fails, the comment is held for a person; a failure
        never approves.
      </p>
      <ul class="doors">
        ${hasDemo && demo}
        <li>
          <a href="/docs"
            ><strong>The API, to browse and try</strong><span>Every route with its fields and answers</span></a
          >
        </li>
        <li>
          <a href="/openapi.json"><strong>The API, for programs</strong><span>OpenAPI 3.1</span></a>
        </li>
        <li>
          <a href="/problems"><strong>Problems</strong><span>What each error means and what to do about it</span></a>
        </li>
      </ul>
    </div>`,
    footer: html`<p>Anteroom is free software under the Apache License 2.0.</p>`,
  });
}
