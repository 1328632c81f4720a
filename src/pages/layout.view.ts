import { html, type Html, type Insertable } from './html.js';
import { languages, type Language } from './languages.js';
import { iconPath, styleSheetPath } from './assets.js';

/** What every page has. `title` is plain text; `kind` lets the style sheet tell reading pages from articles. */
export interface Frame {
  language: Language;
  title: string;
  kind: 'article' | 'plain';
  header: Insertable;
  main: Insertable;
  footer: Insertable;
  skipLink: string;
}

/** A whole document: no script, no inline style, one style sheet of our own. */
export function document({ language, title, kind, header, main, footer, skipLink }: Frame): string {
  const page: Html = html`<html lang="${language}" dir="${languages[language].direction}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>${title}</title>
      <link rel="stylesheet" href="${styleSheetPath}" />
      <link rel="icon" type="image/svg+xml" href="${iconPath}" />
    </head>
    <body class="${kind}">
      <a class="skip" href="#main">${skipLink}</a>
      <header class="masthead"><div class="wide">${header}</div></header>
      <main id="main" tabindex="-1">${main}</main>
      <footer class="colophon"><div class="wide">${footer}</div></footer>
    </body>
  </html> `;
  return `<!doctype html>\n${page}`;
}
