/**
 * HTML that is known to be safe. Only `html` makes it: the class stays in this file, so no other text can claim to be.
 */
class SafeHtml {
  constructor(private readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

/** Markup in which everything foreign is escaped; only the `html` tag makes it. */
export type Html = SafeHtml;

/** What may stand in a template: markup goes in as it is, text is escaped, lists are joined, nothing is nothing. */
export type Insertable = Html | string | number | null | undefined | false | readonly Insertable[];

/**
 * Template tag for HTML. Every text put in is escaped for element content and for quoted attribute values, which are the
 * only two places where values may stand: attributes are always written with double quotes.
 */
export function html(parts: TemplateStringsArray, ...values: Insertable[]): Html {
  return new SafeHtml(String.raw({ raw: parts }, ...values.map(inserted)));
}

function inserted(value: Insertable): string {
  if (value instanceof SafeHtml) return value.toString();
  if (Array.isArray(value)) return value.map(inserted).join('');
  if (value === null || value === undefined || value === false) return '';
  return String(value).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}
