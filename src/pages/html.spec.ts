import { describe, expect, it } from '@jest/globals';
import { html, type Insertable } from './html.js';

describe('html', () => {
  it('escapes what could end an element or a quoted attribute', () => {
    expect(String(html`<a title="${`"><script>'&\``}">${'</a>'}</a>`)).toBe(
      '<a title="&#34;&#62;&#60;script&#62;&#39;&#38;&#96;">&#60;/a&#62;</a>',
    );
  });

  it('puts in its own markup as it is, and lists one after the other', () => {
    const items = ['<1>', '2'].map((item) => html`<li>${item}</li>`);
    expect(String(html`${items}`)).toBe('<li>&#60;1&#62;</li><li>2</li>');
  });

  it('puts in nothing for what is absent, but keeps zero', () => {
    expect(String(html`${null}${undefined}${false}${0}`)).toBe('0');
  });

  it('believes no object that only claims to be markup', () => {
    const forged = { text: '<script>', toString: () => '<script>' } as unknown as Insertable;
    expect(String(html`${forged}`)).toBe('&#60;script&#62;');
  });
});
