import { Transform } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { baseUrl, flag, integer } from './read-setting.js';

const httpUrl = /^https?:\/\/[^\s/@]+(\/[^\s?#]*)?$/;
const notAUrl = { message: 'must be an http:// or https:// URL, without user, query and fragment' };

/** The settings of outside judges; a judge without its settings is not there. See docs/judges.md. */
export class JudgeSettings {
  @IsOptional()
  @Matches(/^[A-Za-z0-9]{8,64}$/, { message: 'must be 8 to 64 letters and digits' })
  AKISMET_KEY?: string;

  /** An Akismet-compatible service to ask instead of Akismet's own; up to and with its version, such as /1.1. */
  @IsOptional()
  @Transform(baseUrl)
  @Matches(httpUrl, notAUrl)
  AKISMET_URL?: string;

  @IsOptional()
  @Transform(baseUrl)
  @Matches(httpUrl, notAUrl)
  MODERATION_BASE_URL?: string;

  @IsOptional()
  @IsString()
  MODERATION_API_KEY?: string;

  @IsOptional()
  @IsString()
  MODERATION_MODEL?: string;

  @IsOptional()
  @Transform(baseUrl)
  @Matches(httpUrl, notAUrl)
  CHAT_BASE_URL?: string;

  @IsOptional()
  @IsString()
  CHAT_API_KEY?: string;

  @IsOptional()
  @IsString()
  CHAT_MODEL?: string;

  @IsOptional()
  @Matches(httpUrl, notAUrl)
  JUDGE_HTTP_URL?: string;

  @IsOptional()
  @Matches(/^whsec_[A-Za-z0-9+/]{32,86}={0,2}$/, { message: 'must be whsec_ and 24 to 64 bytes in base64' })
  JUDGE_HTTP_SECRET?: string;

  /** The longest that a comment waits for its judges, which are asked at the same time. */
  @Transform(integer)
  @IsInt()
  @Min(100)
  @Max(30_000)
  JUDGE_DEADLINE_MS = 2_500;

  /** How often all processes together ask each judge on one UTC day. */
  @Transform(integer)
  @IsInt()
  @Min(1)
  JUDGE_DAILY_BUDGET = 1_000;

  /** How long an opinion is kept for the same text. */
  @Transform(integer)
  @IsInt()
  @Min(1)
  @Max(720)
  JUDGE_CACHE_HOURS = 24;

  /** Let judges see the name and the website that the reader gave, besides the text. */
  @Transform(flag)
  @IsBoolean()
  JUDGE_SEND_AUTHOR = false;
}

/** The settings of judges that have no default, so that a fresh object does not name them. */
export const optionalJudgeSettings = [
  'AKISMET_KEY',
  'AKISMET_URL',
  'MODERATION_BASE_URL',
  'MODERATION_API_KEY',
  'MODERATION_MODEL',
  'CHAT_BASE_URL',
  'CHAT_API_KEY',
  'CHAT_MODEL',
  'JUDGE_HTTP_URL',
  'JUDGE_HTTP_SECRET',
] as const;

/** Settings that are there without those they need. */
export function judgeFaults(settings: JudgeSettings): string[] {
  const needed = [
    ['AKISMET_URL', 'AKISMET_KEY'],
    ['MODERATION_BASE_URL', 'MODERATION_MODEL'],
    ['CHAT_BASE_URL', 'CHAT_MODEL'],
    ['JUDGE_HTTP_URL', 'JUDGE_HTTP_SECRET'],
  ] as const;
  return needed
    .filter(([given, other]) => settings[given] && !settings[other])
    .map(([given, other]) => `${given} is set, but ${other} is not`);
}
