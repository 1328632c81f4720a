import { Injectable } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { invalidField } from '../../http/problem.js';
import { TargetGuard, TargetRefused } from './target-guard.js';

const lookUpMs = 5_000;

/** The first look at the URL of an endpoint, so that whoever mistypes it hears of it; every sending looks again. */
@Injectable()
export class EndpointUrl {
  constructor(private readonly guard: TargetGuard) {}

  /** The URL in its usual spelling; 422 at `/url` for one that nothing would be sent to. A name that is not there yet passes. */
  async read(text: string): Promise<string> {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (!url || !['https:', 'http:'].includes(url.protocol))
      throw invalidField('/url', 'must be a URL such as https://www.example.org/hooks/comments');
    if (url.username !== '' || url.password !== '')
      throw invalidField('/url', 'must not hold a user name or password; events are signed instead');
    if (text.includes('#')) throw invalidField('/url', 'must not hold a fragment (#…)');
    const refused = await this.refusalOf(url);
    if (url.protocol === 'http:' && refused)
      throw invalidField(
        '/url',
        'must be https; plain http is for private networks that an operator has listed in WEBHOOK_ALLOW_PRIVATE',
      );
    if (refused === 'address-not-allowed')
      throw invalidField(
        '/url',
        'leads to an address that events are not sent to, because it is private, local or reserved; ' +
          'an operator can list networks to allow in WEBHOOK_ALLOW_PRIVATE',
      );
    return url.href;
  }

  private async refusalOf(url: URL): Promise<TargetRefused['outcome'] | null> {
    const enough = new AbortController();
    try {
      return await Promise.race([
        this.guard.resolve(url).then(() => null),
        sleep(lookUpMs, 'no-address' as const, { signal: enough.signal, ref: false }),
      ]);
    } catch (error) {
      if (error instanceof TargetRefused) return error.outcome;
      throw error;
    } finally {
      enough.abort();
    }
  }
}
