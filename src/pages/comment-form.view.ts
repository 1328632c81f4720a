import type { Article } from './articles.js';
import type { FormFaults } from './form-faults.js';
import { html, type Html, type Insertable } from './html.js';
import type { Language } from './languages.js';
import { texts, type FieldFault, type FieldName } from './texts.js';

/** What the form holds: what a person typed, and what the server needs to know the form again. */
export interface FormProps {
  article: Article;
  values: Record<FieldName, string>;
  token: string;
  idempotencyKey: string;
  /** The comment that this one answers; kept even when the comment itself, `replyTo`, cannot be read to be named. */
  parentId: string | null;
  replyTo: { id: string; name: string } | null;
  after: string | null;
  faults: FormFaults | null;
}

/** The field that people neither see nor hear of; see `SubmitComment.honeypot`. Named so that no browser fills it in. */
export const trapName = 'subject';

const fieldNames: readonly FieldName[] = ['name', 'email', 'body'];

/** The form, above it what is wrong with it. Its address carries #form, so a refused form is shown where it was left. */
export function commentForm(props: FormProps): Html {
  const { article, values, token, idempotencyKey, parentId, replyTo, after, faults } = props;
  const words = texts[article.language];
  const address = `${article.path}${after === null ? '' : `?after=${after}`}#form`;
  const field = (name: FieldName, hint: string | null, control: (described: Insertable) => Html): Html =>
    labelledField({ language: article.language, name, hint, fault: faults?.fields[name] ?? null, control });
  return html`<section class="write" id="form" aria-labelledby="form-title" tabindex="-1">
    <h2 id="form-title">${words.formTitle}</h2>
    ${faults && summary(article, faults)} ${replyTo && replying(article, replyTo, address)}
    <form method="post" action="${address}" accept-charset="utf-8" novalidate>
      <p class="required-note">${words.requiredNote} <span class="star">*</span></p>
      <div class="pair">
        ${field('name', null, (described) => {
          const attributes = html`type="text" maxlength="80" autocomplete="name" dir="auto" required ${described}`;
          return html`<input id="name" name="name" ${attributes} value="${values.name}" />`;
        })}
        ${field('email', words.emailHint, (described) => {
          const attributes = html`type="email" maxlength="254" autocomplete="email" dir="ltr" required ${described}`;
          return html`<input id="email" name="email" ${attributes} value="${values.email}" />`;
        })}
      </div>
      ${field('body', words.bodyHint, (described) => {
        const attributes = html`rows="7" maxlength="10000" dir="auto" required ${described}`;
        // A browser drops a line break that comes first in a textarea: this one, so that it leaves the person's own.
        return html`<textarea id="body" name="body" ${attributes}>${'\n'}${values.body}</textarea>`;
      })}
      <div class="apart" aria-hidden="true">
        <label for="${trapName}">${words.leaveEmpty}</label>
        <input id="${trapName}" name="${trapName}" type="text" tabindex="-1" autocomplete="off" value="" />
      </div>
      <input type="hidden" name="formToken" value="${token}" autocomplete="off" />
      <input type="hidden" name="idempotencyKey" value="${idempotencyKey}" autocomplete="off" />
      ${parentId && html`<input type="hidden" name="parentId" value="${parentId}" autocomplete="off" />`}
      <p class="submit"><button type="submit">${words.send}</button></p>
    </form>
  </section>`;
}

function replying({ language }: Article, parent: { id: string; name: string }, cancelAddress: string): Html {
  const words = texts[language];
  const name = html`<a href="#c-${parent.id}"><bdi dir="auto">${parent.name}</bdi></a>`;
  return html`<p class="replying" id="replying">
    <span>${words.replyingTo} ${name}</span> <a class="cancel" href="${cancelAddress}">${words.cancelReply}</a>
  </p>`;
}

interface LabelledField {
  language: Language;
  name: FieldName;
  hint: string | null;
  fault: FieldFault | null;
  /** Makes the control with the attributes that tie it to its hint and its fault. */
  control: (described: Insertable) => Html;
}

function labelledField({ language, name, hint, fault, control }: LabelledField): Html {
  const words = texts[language];
  const ids = [hint && `${name}-hint`, fault && `${name}-fault`].filter(Boolean).join(' ');
  const described = [ids !== '' && html`aria-describedby="${ids}"`, fault && html` aria-invalid="true"`];
  return html`<div class="${fault ? 'field wrong' : 'field'}">
    <label for="${name}">${words.labels[name]} <span class="star" aria-hidden="true">*</span></label>
    ${hint && html`<p class="hint" id="${name}-hint">${hint}</p>`}
    ${fault && html`<p class="fault" id="${name}-fault">${words.fieldFaults[name][fault]}</p>`} ${control(described)}
  </div>`;
}

function summary({ language }: Article, { form, fields, retryAfterSeconds }: FormFaults): Html {
  const words = texts[language];
  const wrong = fieldNames.flatMap((name) =>
    fields[name] ? [{ name, text: words.fieldFaults[name][fields[name]] }] : [],
  );
  return html`<div class="note bad" role="alert" id="faults">
    <h3>${words.errorTitle}</h3>
    ${form && html`<p>${words.formFaults[form](retryAfterSeconds ?? 60)}</p>`}
    ${
      wrong.length > 0 &&
      html`<ul>
        ${wrong.map(({ name, text }) => html`<li><a href="#${name}">${text}</a></li>`)}
      </ul>`
    }
  </div>`;
}
