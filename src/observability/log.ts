import { Injectable, type LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import { Environment } from '../config/environment.js';
import { safeError } from './safe-error.js';

/**
 * The log: one function for each thing worth a line, so that what a line may hold is decided here and not where it is
 * written. Lines are JSON with a constant message and ids, codes and numbers in fields; never text of a comment, an
 * address, an IP or a token. `redact` and `safeError` stand behind that as a second fence.
 */
@Injectable()
export class Log {
  private readonly logger: Logger;

  constructor(environment: Environment) {
    this.logger = pino({
      level: environment.LOG_LEVEL,
      base: { service: 'anteroom', roles: environment.ROLES.join(','), pid: process.pid },
      redact: {
        paths: [
          'email',
          '*.email',
          'body',
          '*.body',
          'authorization',
          '*.authorization',
          'cookie',
          '*.cookie',
          'ip',
          '*.ip',
          'name',
          '*.name',
        ],
        censor: '[redacted]',
      },
    });
  }

  started(fields: { port: number | null; queue: string; ms: number }): void {
    this.logger.info(fields, 'service started');
  }

  stopping(signal: string): void {
    this.logger.info({ signal }, 'service stopping');
  }

  stopped(ms: number): void {
    this.logger.info({ ms }, 'service stopped');
  }

  commentAccepted(fields: { commentId: string; siteId: string; requestId: string }): void {
    this.logger.debug(fields, 'comment accepted');
  }

  commentDecided(fields: {
    commentId: string;
    siteId: string;
    version: number;
    from: string | null;
    to: string;
    actor: string;
    reasons: string[];
  }): void {
    this.logger.debug(fields, 'comment decided');
  }

  decisionDiscarded(fields: { commentId: string; revision: number }): void {
    this.logger.info(fields, 'verdict discarded: somebody was first');
  }

  screeningFailed(commentId: string, error: unknown): void {
    this.logger.error({ commentId, error: safeError(error) }, 'screening failed');
  }

  screeningGivenUp(commentId: string): void {
    this.logger.error({ commentId }, 'screening given up: comment held for a person');
  }

  checkFailed(fields: { check: string; outcome: string; commentId: string }, error: unknown): void {
    this.logger.error({ ...fields, error: safeError(error) }, 'check failed');
  }

  /** A mail server's answer may quote the address: its code is kept, its words are not. */
  mailFailed(proofId: string, error: unknown): void {
    const { responseCode } = (error ?? {}) as { responseCode?: unknown };
    const code = typeof responseCode === 'number' ? { responseCode } : {};
    this.logger.warn({ proofId, ...code, error: safeError(error) }, 'mail not sent');
  }

  judgeFailed(fields: { judge: string; outcome: string; commentId: string }, error: unknown): void {
    this.logger.warn({ ...fields, error: safeError(error) }, 'outside judge failed');
  }

  wakeFailed(waiting: number, error: unknown): void {
    this.logger.warn({ waiting, error: safeError(error) }, 'queue not reached: the sweep will wake these comments');
  }

  wakesDropped(count: number): void {
    this.logger.warn({ count }, 'queue too slow: the sweep will wake these comments');
  }

  swept(fields: { woken: number; oldestSeconds: number }): void {
    this.logger.warn(fields, 'sweep woke comments that nobody was screening');
  }

  upkeepFailed(task: string, error: unknown): void {
    this.logger.error({ task, error: safeError(error) }, 'upkeep failed');
  }

  leadershipTaken(task: string): void {
    this.logger.info({ task }, 'leadership taken');
  }

  refitted(fields: {
    siteId: string;
    snapshotId: string | null;
    lessons: number;
    ms: number;
    /** Counts and measures for each head. */
    outcomes: object;
  }): void {
    this.logger.info(fields, 'site learning refitted');
  }

  refitFailed(siteId: string, error: unknown): void {
    this.logger.error({ siteId, error: safeError(error) }, 'site learning: refit failed, what was there stays');
  }

  siteLayerUnusable(fields: { siteId: string; snapshotId: string }, error: unknown): void {
    this.logger.error(
      { ...fields, error: safeError(error) },
      'site learning: snapshot unusable, shipped weights judge',
    );
  }

  /** By itself; that a person asked stands in the audit log. Never the URL, which may hold a secret. */
  webhookVerified(endpointId: string): void {
    this.logger.info({ endpointId }, 'webhook endpoint verified');
  }

  webhookDisabled(fields: { endpointId: string; reason: string; dead: number }): void {
    this.logger.warn(fields, 'webhook endpoint disabled: what it was owed is on the dead list');
  }

  queueError(queue: string, error: unknown): void {
    this.logger.warn({ queue, error: safeError(error) }, 'queue connection trouble');
  }

  listenConnectionLost(): void {
    this.logger.warn('listen connection lost');
  }

  mirrorAway(error: unknown): void {
    this.logger.warn({ error: safeError(error) }, 'Redis tap: cannot copy events now, will go on trying');
  }

  mirrorBack(): void {
    this.logger.info('Redis tap: copies events again');
  }

  mirrorAhead(fields: { last: string; logLast: number }): void {
    this.logger.error(fields, 'Redis tap: the stream holds ids beyond our log; delete the stream to fill it anew');
  }

  requestFailed(fields: { requestId: string; route: string; status: number }, error: unknown): void {
    this.logger.error({ ...fields, error: safeError(error) }, 'request failed');
  }

  requestServed(fields: { requestId: string; method: string; route: string; status: number; ms: number }): void {
    this.logger.debug(fields, 'request served');
  }

  storeUnavailable(fields: { requestId: string; route: string }, error: unknown): void {
    this.logger.warn({ ...fields, error: safeError(error) }, 'store unavailable');
  }

  background(task: string, error: unknown): void {
    this.logger.error({ task, error: safeError(error) }, 'background task failed');
  }

  /** Nest's own lines: its messages are about modules and routes; anything that is not a plain string is left out. */
  forNest(): LoggerService {
    const write =
      (level: 'debug' | 'warn' | 'error') =>
      (message: unknown, ...rest: unknown[]) =>
        this.logger[level](
          { context: rest.findLast((part) => typeof part === 'string' && !part.includes('\n')) },
          level === 'debug' && typeof message === 'string' ? message : 'framework message',
        );
    return {
      log: write('debug'),
      warn: write('warn'),
      error: write('error'),
      debug: write('debug'),
      verbose: write('debug'),
    };
  }
}
