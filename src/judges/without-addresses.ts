/**
 * An e-mail address as people and pages write them; `%40` is an @ in a URL. `/`, `?`, `=` and `&` end one, though a mail
 * server might take them: they stand around addresses in URLs. Bounded, so that no text makes it slow.
 */
const emailAddress = /[^\s@<>()[\]",;:/?=&]{1,64}(?:@|%40)[^\s@<>()[\]"',;:/?=&]{1,255}/giu;

/** The text with every e-mail address in it blackened: what readers type about themselves or others stays here too. */
export function withoutAddresses(text: string): string {
  return text.replace(emailAddress, '[email]');
}
