import { randomBytes } from 'node:crypto';

/** What a token stands for, by its prefix: a session, an API key, or the receipt of a comment's author. */
export type TokenKind = 'session' | 'api-key' | 'receipt';

const tokenForm = /^ant_[sk]_[A-Za-z0-9_-]{43}$/;

/** A new session token: `ant_s_` and 32 random bytes in base64url. Shown once; stored as its `tokenHash`. */
export function newSessionToken(): string {
  return `ant_s_${randomBytes(32).toString('base64url')}`;
}

/** A new API key: `ant_k_` and 32 random bytes in base64url. Shown once; stored as its `tokenHash`. */
export function newApiKey(): string {
  return `ant_k_${randomBytes(32).toString('base64url')}`;
}

/** Which kind of token a text looks like, or null when it can be none of ours and is not worth a look into the database. */
export function tokenKind(text: string): TokenKind | null {
  if (text.startsWith('rcpt_')) return 'receipt';
  if (!tokenForm.test(text)) return null;
  return text.startsWith('ant_s_') ? 'session' : 'api-key';
}
