import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsEmail, IsOptional, IsUrl, IsUUID, Matches, MaxLength } from 'class-validator';
import { bodyLimits as body } from '../comments/body-limits.js';
import { faultInText, normaliseLine, normaliseText, PlainText, type TextLimits } from '../http/plain-text.js';

const site: TextLimits = { maxCharacters: 64, maxBytes: 64 };
const thread: TextLimits = { maxCharacters: 512, maxBytes: 1_536 };
const name: TextLimits = { maxCharacters: 80, maxBytes: 320 };
const threadTitle: TextLimits = { maxCharacters: 300, maxBytes: 1_200 };
const longestEmail = 254;
const languageTag = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/;
const tokenOfAnAuthor = /^ant_a_[A-Za-z0-9_-]{43}$/;
const tokenOfAForm = /^[0-9a-z]{1,12}\.[A-Za-z0-9_-]{24}$/;

// Stricter than the rules that class-validator asks; what these do not match may be right all the same.
const plainUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const plainEmail =
  /^(?=[^@]{1,64}@)[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;

/**
 * A submission: the only door for untrusted input. `from` normalises (NFC, line ends, outer white space; runs of spaces in
 * one-line fields; empty optional fields count as absent), then these rules are asked; what they let through is stored as
 * it is. Lengths are counted after normalising, in Unicode characters and in UTF-8 bytes.
 */
export class SubmitComment {
  @ApiProperty({ description: 'The public key of the site.', example: 'site_0123456789abcdef' })
  @PlainText(site)
  site: string;

  @ApiProperty({
    description: 'The page’s own identifier: its canonical URL or its slug.',
    example: 'https://news.example/2026/harbour',
    maxLength: 512,
  })
  @PlainText(thread)
  thread: string;

  @ApiProperty({ description: 'The name to show beside the comment.', example: 'Layla', maxLength: 80 })
  @PlainText(name)
  name: string;

  @ApiProperty({
    description: 'Will not be published, nor shown to anybody by default.',
    example: 'layla@example.org',
    format: 'email',
    maxLength: 254,
  })
  @MaxLength(longestEmail, { message: 'must have 254 characters or fewer' })
  @IsEmail({ allow_utf8_local_part: true }, { message: 'must be an e-mail address' })
  email: string;

  @ApiProperty({
    description: 'Plain text. Line breaks are kept; HTML is shown as it was typed.',
    example: 'Thank you for this report.',
    maxLength: 10_000,
  })
  @PlainText(body)
  body: string;

  @ApiPropertyOptional({ description: 'The published comment that this one answers.', format: 'uuid' })
  @IsOptional()
  @IsUUID('all', { message: 'must be the id of a comment' })
  parentId?: string;

  @ApiPropertyOptional({ description: 'The page’s title, kept from the first comment.', maxLength: 300 })
  @IsOptional()
  @PlainText(threadTitle)
  threadTitle?: string;

  @ApiPropertyOptional({ description: 'The page’s address, kept from the first comment.', maxLength: 2048 })
  @IsOptional()
  @PlainText({ maxCharacters: 2_048, maxBytes: 8_192 })
  @IsUrl(
    { protocols: ['http', 'https'], require_protocol: true, require_tld: false },
    { message: 'must be an http(s) URL' },
  )
  threadUrl?: string;

  @ApiPropertyOptional({ description: 'The author’s website.', maxLength: 2048 })
  @IsOptional()
  @PlainText({ maxCharacters: 2_048, maxBytes: 8_192 })
  @IsUrl(
    { protocols: ['http', 'https'], require_protocol: true, require_tld: false },
    { message: 'must be an http(s) URL' },
  )
  website?: string;

  @ApiPropertyOptional({
    description: 'The language of the page’s chrome, as a BCP 47 tag.',
    example: 'ar',
    maxLength: 35,
  })
  @IsOptional()
  @Matches(languageTag, { message: 'must be a language tag such as ar or en-GB' })
  locale?: string;

  @ApiPropertyOptional({
    description: 'A field that people do not see and therefore leave empty; what fills it in is no person.',
    maxLength: 2048,
  })
  @IsOptional()
  @MaxLength(2_048, { message: 'must have 2048 characters or fewer' })
  @PlainText({ maxCharacters: 2_048, maxBytes: 8_192 })
  honeypot?: string;

  @ApiPropertyOptional({
    description: 'The token that came with the form (GET /v1/form-token); it says how long the form was looked at.',
    maxLength: 100,
  })
  @IsOptional()
  @Matches(tokenOfAForm, { message: 'must be a token that this service gave' })
  formToken?: string;

  @ApiPropertyOptional({
    description:
      'The token that the author got for proving their address. One that is expired, revoked or of another address counts ' +
      'as none; nothing says so.',
    maxLength: 49,
  })
  @IsOptional()
  @Matches(tokenOfAnAuthor, { message: 'must be an author token' })
  authorToken?: string;

  /** Reads plain JSON. Fields that are not known stay on the object, for the validator to refuse them by name. */
  static from(plain: Record<string, unknown>): SubmitComment {
    const submission = new SubmitComment() as unknown as Record<string, unknown>;
    for (const key of Object.keys(plain)) {
      const value = (normalisers[key] ?? keep)(plain[key]);
      if (value === null || value === '') {
        // Forms send what was left empty; for optional fields that means "not given".
        if (optional.has(key)) continue;
      }
      submission[key] = value;
    }
    return submission as unknown as SubmitComment;
  }

  /**
   * Is this, at a glance, a submission that the rules let through? Most are, and need not wait for class-validator to ask
   * rule by rule. False means only that the rules must be asked.
   */
  static plainlyRight(submission: SubmitComment): boolean {
    const { email, parentId, threadTitle: title, locale, formToken, authorToken } = submission;
    let known = 5;
    if (title !== undefined) known += 1;
    if (parentId !== undefined) known += 1;
    if (locale !== undefined) known += 1;
    if (formToken !== undefined) known += 1;
    if (authorToken !== undefined) known += 1;
    return (
      // Any field more is one that is unknown, or whose rules take more than a glance.
      Object.keys(submission).length === known &&
      Object.getPrototypeOf(submission) === SubmitComment.prototype &&
      typeof email === 'string' &&
      email.length <= longestEmail &&
      plainEmail.test(email) &&
      faultInText(submission.site, site) === null &&
      faultInText(submission.thread, thread) === null &&
      faultInText(submission.name, name) === null &&
      faultInText(submission.body, body) === null &&
      (title === undefined || faultInText(title, threadTitle) === null) &&
      (parentId === undefined || (typeof parentId === 'string' && plainUuid.test(parentId))) &&
      (locale === undefined || (typeof locale === 'string' && languageTag.test(locale))) &&
      (formToken === undefined || (typeof formToken === 'string' && tokenOfAForm.test(formToken))) &&
      (authorToken === undefined || (typeof authorToken === 'string' && tokenOfAnAuthor.test(authorToken)))
    );
  }
}

const keep = (value: unknown): unknown => value;

const normalisers: Record<string, ((value: unknown) => unknown) | undefined> = Object.assign(Object.create(null), {
  site: normaliseLine,
  thread: normaliseText,
  name: normaliseLine,
  email: normaliseText,
  body: normaliseText,
  parentId: normaliseText,
  threadTitle: normaliseLine,
  threadUrl: normaliseText,
  website: normaliseText,
  locale: normaliseText,
});

const optional = new Set([
  'parentId',
  'threadTitle',
  'threadUrl',
  'website',
  'locale',
  'honeypot',
  'formToken',
  'authorToken',
]);
