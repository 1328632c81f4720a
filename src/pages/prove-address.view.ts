import { proofPath } from '../trust/proof-mail.js';
import { html, type Html } from './html.js';
import { formatDay, type Language } from './languages.js';
import { document } from './layout.view.js';
import { proveAddressTexts } from './prove-address-texts.js';

/** What there is to say about a link. */
export type ProveAddressState =
  | { kind: 'open'; siteName: string }
  | { kind: 'proven'; token: string; siteName: string; backTo: string | null; expiresAt: Date }
  | { kind: 'used' | 'expired' | 'unknown' | 'tryLater' };

/** The page of a mailed link, in one language, with the way to the other one. The secret is in its form's and link's address. */
export function proveAddressPage(language: Language, secret: string, state: ProveAddressState): string {
  const words = proveAddressTexts[language];
  const other = language === 'en' ? 'ar' : 'en';
  return document({
    language,
    title: words[state.kind].title,
    kind: 'plain',
    skipLink: words.skip,
    header: html`<span class="paper">${words.service}</span> ${
        state.kind !== 'proven' &&
        html`<a class="language" href="${proofPath(other, secret)}" lang="${other}" hreflang="${other}"
          >${words.otherLanguage}</a
        >`
      }`,
    main: html`<div class="column">
      <h1>${words[state.kind].title}</h1>
      ${content(language, secret, state)}
    </div>`,
    footer: '',
  });
}

function content(language: Language, secret: string, state: ProveAddressState): Html {
  const words = proveAddressTexts[language];
  if (state.kind === 'open') {
    return html`<p>${words.open.explain(state.siteName)}</p>
      <form method="post" action="${proofPath(language, secret)}">
        <p class="submit"><button type="submit">${words.open.button}</button></p>
      </form>
      <p>${words.open.notYou}</p>`;
  }
  if (state.kind === 'proven') {
    const { explain, keep, code, until, back } = words.proven;
    return html`<div role="status"><p>${explain(state.siteName)}</p></div>
      <h2 id="code">${code}</h2>
      <pre dir="ltr" tabindex="0" aria-labelledby="code"><code>${state.token}</code></pre>
      <p>${keep} ${until(formatDay(language, state.expiresAt))}</p>
      ${state.backTo && html`<p><a href="${state.backTo}">${back}</a></p>`}`;
  }
  return html`<p>${words[state.kind].explain}</p>`;
}
