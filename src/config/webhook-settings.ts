import { Resolver } from 'node:dns';
import { Transform } from 'class-transformer';
import { IsInt, Max, Min, Validate, ValidatorConstraint } from 'class-validator';
import ipaddr from 'ipaddr.js';
import { JudgeSettings } from './judge-settings.js';
import { integer, list } from './read-setting.js';

@ValidatorConstraint({ name: 'networks' })
class NetworkRule {
  validate(network: unknown): boolean {
    return typeof network === 'string' && ipaddr.isValidCIDR(network);
  }

  defaultMessage(): string {
    return 'must be networks such as 10.0.0.0/8 or fd00::/8';
  }
}

@ValidatorConstraint({ name: 'nameServers' })
class NameServerRule {
  validate(server: unknown): boolean {
    try {
      new Resolver().setServers([server as string]);
      return true;
    } catch {
      return false;
    }
  }

  defaultMessage(): string {
    return 'must be addresses of name servers such as 10.0.0.53:53 or [fd00::53]:53';
  }
}

/** The settings of sending webhooks. See docs/webhooks.md. */
export class WebhookSettings extends JudgeSettings {
  /** Networks that webhooks may be sent to although they are not public; only they are reached by plain http. */
  @Transform(list)
  @Validate(NetworkRule, { each: true })
  WEBHOOK_ALLOW_PRIVATE: string[] = [];

  /** The name servers that say where receivers are; none = as the system does it. */
  @Transform(list)
  @Validate(NameServerRule, { each: true })
  WEBHOOK_DNS_SERVERS: string[] = [];

  /** Until a receiver must have answered, its name's look-up included. Its answer's body gets a third of that more. */
  @Transform(integer)
  @IsInt()
  @Min(100)
  @Max(30_000)
  WEBHOOK_TIMEOUT_MS = 15_000;
}
