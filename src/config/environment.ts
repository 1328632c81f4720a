import { plainToInstance, Transform } from 'class-transformer';
import {
  ArrayNotEmpty,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  MinLength,
  validateSync,
} from 'class-validator';
import { eventFaults, EventSettings, optionalEventSettings } from './event-settings.js';
import { judgeFaults, optionalJudgeSettings } from './judge-settings.js';
import { flag, integer, list } from './read-setting.js';

/** What a process may do: `api` answers HTTP, `worker` screens comments and numbers events. */
export type Role = 'api' | 'worker';

/** Where request budgets are counted. */
export type RateLimitStore = 'memory' | 'redis' | 'postgres';

/** Values that stand in `.env.example`; a production start with one of them is refused. */
export const SAMPLE_SECRETS = ['sample1:c2FtcGxlLWtleS1kby1ub3QtdXNlLWluLXByb2QhISE=', 'change-me-please'];

/**
 * Every setting of the service, read once from the environment; each is documented in `.env.example`, and a test compares
 * the two. Durations carry their unit in the name.
 */
export class Environment extends EventSettings {
  @IsIn(['development', 'test', 'production'])
  NODE_ENV: 'development' | 'test' | 'production' = 'development';

  @Transform(list)
  @ArrayNotEmpty()
  @IsIn(['api', 'worker'], { each: true })
  ROLES: Role[] = ['api', 'worker'];

  @Transform(integer)
  @IsInt()
  @Min(0)
  @Max(65_535)
  PORT = 3000;

  @IsString()
  HOST = '0.0.0.0';

  /** A worker without the api role answers /livez, /readyz and /metrics here; unset = it does not listen. */
  @IsOptional()
  @Transform(integer)
  @IsInt()
  @Min(0)
  @Max(65_535)
  HEALTH_PORT?: number;

  @IsString()
  DATA_DIR = '.data';

  @IsOptional()
  @Matches(/^postgres(ql)?:\/\/.+/, { message: 'must be a postgres:// URL' })
  DATABASE_URL?: string;

  @Transform(integer)
  @IsInt()
  @Min(5)
  @Max(500)
  DATABASE_POOL_SIZE = 12;

  @IsOptional()
  @Matches(/^rediss?:\/\/.+/, { message: 'must be a redis:// or rediss:// URL' })
  REDIS_URL?: string;

  @Matches(/^[A-Za-z0-9_-]{1,40}$/, { message: 'must be 1 to 40 letters, digits, - or _' })
  QUEUE_PREFIX = 'anteroom';

  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]+:[A-Za-z0-9+/]{43}=(,[A-Za-z0-9_-]+:[A-Za-z0-9+/]{43}=)*$/, {
    message: 'must be id:key pairs, comma-separated, each key 32 bytes in base64; the first one is used for new data',
  })
  MASTER_KEYS?: string;

  /** The address that people and pages reach the service at; what counts as our own origin, and whether cookies are for https. */
  @IsOptional()
  @Matches(/^https?:\/\/[^/]+$/, { message: 'must be an origin such as https://comments.example.org, with no path' })
  PUBLIC_URL?: string;

  /** How many reverse proxies stand before the service; the client's address is read that many entries from the right. */
  @Transform(integer)
  @IsInt()
  @Min(0)
  @Max(10)
  TRUSTED_PROXIES = 0;

  /** How long a stopping process goes on answering after /readyz has turned 503, so that balancers can look away first. */
  @Transform(integer)
  @IsInt()
  @Min(0)
  @Max(15_000)
  DRAIN_DELAY_MS = 0;

  /** Bring the database's tables up to date at start; off where a deployment has a step of its own for it. */
  @Transform(flag)
  @IsBoolean()
  MIGRATE_ON_START = true;

  @IsIn(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
  LOG_LEVEL: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent' = 'info';

  @IsOptional()
  @IsIn(['memory', 'redis', 'postgres'])
  RATE_LIMIT_STORE?: RateLimitStore;

  @Transform(flag)
  @IsBoolean()
  RATE_LIMITS = true;

  @Transform(integer)
  @IsInt()
  @Min(1)
  SUBMISSIONS_PER_MINUTE_PER_ADDRESS = 120;

  @Transform(integer)
  @IsInt()
  @Min(1)
  SUBMISSIONS_PER_MINUTE_PER_AUTHOR = 20;

  @Transform(integer)
  @IsInt()
  @Min(1)
  SUBMISSIONS_PER_MINUTE_PER_THREAD = 1200;

  @Transform(integer)
  @IsInt()
  @Min(1)
  SUBMISSIONS_PER_MINUTE_PER_SITE = 60_000;

  @Transform(integer)
  @IsInt()
  @Min(1)
  SIGN_INS_PER_MINUTE_PER_ADDRESS = 30;

  /** Wishes to prove an address, and looks at the links mailed for them, from one network. */
  @Transform(integer)
  @IsInt()
  @Min(1)
  PROOFS_PER_MINUTE_PER_ADDRESS = 20;

  /** The mail server; unset = no mail is ever sent. */
  @IsOptional()
  @Matches(/^smtps?:\/\/[^/\s]+/, { message: 'must be an smtp:// or smtps:// URL' })
  SMTP_URL?: string;

  /** Whom mails are from: an address, or a name and an address in angle brackets. */
  @IsOptional()
  @Matches(/^([^<>\r\n]{1,100} )?<?[^\s@<>,]+@[A-Za-z0-9.-]+>?$/, {
    message: 'must be an address such as comments@example.org or The Paper <comments@example.org>',
  })
  MAIL_FROM?: string;

  @Transform(integer)
  @IsInt()
  @Min(1)
  @Max(500)
  WORKER_CONCURRENCY = 50;

  /** How long a worker may be silent before its jobs go to another one; found within twice that. */
  @Transform(integer)
  @IsInt()
  @Min(1_000)
  JOB_LOCK_MS = 10_000;

  @Transform(integer)
  @IsInt()
  @Min(50)
  SWEEP_INTERVAL_MS = 5_000;

  @Transform(integer)
  @IsInt()
  @Min(50)
  SWEEP_GRACE_MS = 10_000;

  /** How often the elected worker looks whether a site has taught enough for a refit. */
  @Transform(integer)
  @IsInt()
  @Min(50)
  LEARNING_INTERVAL_MS = 15_000;

  @Transform(integer)
  @IsInt()
  @Min(1)
  @Max(720)
  SESSION_HOURS = 12;

  @IsOptional()
  @IsString()
  @MinLength(3)
  ADMIN_EMAIL?: string;

  @IsOptional()
  @IsString()
  @MinLength(12)
  ADMIN_PASSWORD?: string;
}

/** Every fault in the settings at once, each line naming its variable. */
export class EnvironmentError extends Error {
  constructor(readonly faults: string[]) {
    super(`These settings are wrong:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'EnvironmentError';
  }
}

/**
 * Reads and validates the settings; an empty variable counts as unset.
 * Throws EnvironmentError with all faults. Values of secrets are never repeated in a fault.
 */
export function readEnvironment(source: Record<string, string | undefined>): Environment {
  const known = new Environment();
  const given: Record<string, string> = {};
  for (const key of environmentKeys()) {
    const value = source[key];
    if (value !== undefined && value.trim() !== '') given[key] = value.trim();
  }
  const environment = Object.assign(known, plainToInstance(Environment, given, { exposeDefaultValues: true }));
  const faults = validateSync(environment, { forbidUnknownValues: false }).map(
    (fault) => `${fault.property} ${Object.values(fault.constraints ?? {})[0]?.replace(`${fault.property} `, '')}`,
  );
  if (environment.NODE_ENV === 'production') faults.push(...productionFaults(environment));
  if (environment.RATE_LIMIT_STORE === 'redis' && !environment.REDIS_URL) {
    faults.push('RATE_LIMIT_STORE is redis, but REDIS_URL is not set');
  }
  if (environment.SMTP_URL && !(environment.MAIL_FROM && environment.PUBLIC_URL)) {
    faults.push('SMTP_URL is set, but MAIL_FROM or PUBLIC_URL is not: mails need a sender, and their links an address');
  }
  faults.push(...judgeFaults(environment), ...eventFaults(environment));
  if (faults.length > 0) throw new EnvironmentError(faults);
  return environment;
}

/** The names of all settings, for the comparison with `.env.example`. */
export function environmentKeys(): string[] {
  const optional = ['HEALTH_PORT', 'DATABASE_URL', 'REDIS_URL', 'MASTER_KEYS', 'PUBLIC_URL', 'RATE_LIMIT_STORE'];
  const mail = ['SMTP_URL', 'MAIL_FROM'];
  return [
    ...Object.keys(new Environment()),
    ...optional,
    ...mail,
    ...optionalJudgeSettings,
    ...optionalEventSettings,
    'ADMIN_EMAIL',
    'ADMIN_PASSWORD',
  ];
}

function productionFaults(environment: Environment): string[] {
  const faults: string[] = [];
  if (environment.DATABASE_URL && !environment.MASTER_KEYS) {
    faults.push('MASTER_KEYS must be set in production; make one with: npm run cli -- keys generate');
  }
  for (const key of ['MASTER_KEYS', 'ADMIN_PASSWORD', 'DATABASE_URL', 'REDIS_URL'] as const) {
    const value = environment[key];
    if (value && SAMPLE_SECRETS.some((sample) => value.includes(sample))) {
      faults.push(`${key} still holds the sample value of .env.example; production needs one of your own`);
    }
  }
  return faults;
}
