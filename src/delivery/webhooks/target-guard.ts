import { promises as dns } from 'node:dns';
import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import ipaddr from 'ipaddr.js';
import { Environment } from '../../config/environment.js';
import type { AttemptOutcome } from './webhook-attempt.entity.js';

/** An address that was looked at, to connect to. */
export interface CheckedAddress {
  address: string;
  family: 4 | 6;
}

/** We do not send there. Its message names nothing of the target. */
export class TargetRefused extends Error {
  readonly printable = true;

  constructor(readonly outcome: Extract<AttemptOutcome, 'no-address' | 'address-not-allowed'>) {
    super(outcome === 'no-address' ? 'The name has no address.' : 'Webhooks are not sent to that address.');
    this.name = 'TargetRefused';
  }
}

const patience = { timeout: 2_000, tries: 2 };

/**
 * Keeps webhooks out of networks that are nobody's business: whoever may make an endpoint could else let us knock at the
 * doors of our own house (SSRF). A name is resolved once and every address that it has is judged; what is answered is the
 * very address to connect to, so that a name which changes its mind changes nothing.
 */
@Injectable()
export class TargetGuard {
  private readonly allowed: [ipaddr.IPv4 | ipaddr.IPv6, number][];
  private readonly resolver: dns.Resolver | null;
  private readonly underWay = new Map<string, Promise<string[]>>();

  constructor({ WEBHOOK_ALLOW_PRIVATE, WEBHOOK_DNS_SERVERS }: Environment) {
    this.allowed = WEBHOOK_ALLOW_PRIVATE.map((network) => ipaddr.parseCIDR(network));
    this.resolver = WEBHOOK_DNS_SERVERS.length > 0 ? new dns.Resolver(patience) : null;
    this.resolver?.setServers(WEBHOOK_DNS_SERVERS);
  }

  /**
   * The address to connect to for this URL. Throws TargetRefused when its name has none (`no-address`), and when one of
   * them is not public, the URL holds credentials, or it is not https (`address-not-allowed`); the networks of
   * WEBHOOK_ALLOW_PRIVATE are let through, by http too. May take as long as name servers do: have a deadline around it.
   */
  async resolve(url: URL): Promise<CheckedAddress> {
    const plain = url.protocol === 'http:';
    if ((!plain && url.protocol !== 'https:') || url.username !== '' || url.password !== '') refuse();
    // The URL parser has read every spelling of an IPv4 address already: 0x7f.1, 0177.0.0.1, 2130706433.
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
    const addresses = isIP(host) ? [host] : await this.lookUp(host);
    const [first] = addresses;
    if (first === undefined) throw new TargetRefused('no-address');
    for (const address of addresses) {
      const parsed = ipaddr.parse(address);
      if (!this.isAllowed(parsed) && (plain || !isPublic(parsed))) refuse();
    }
    return { address: first, family: isIP(first) === 6 ? 6 : 4 };
  }

  /**
   * Whoever asks for a name while it is being looked up shares the answer: the system's resolver has few threads, and a
   * name whose servers do not answer must not take them all.
   */
  private lookUp(host: string): Promise<string[]> {
    let answer = this.underWay.get(host);
    if (!answer) {
      const asked = this.resolver ? askServers(this.resolver, host) : askSystem(host);
      answer = asked.finally(() => this.underWay.delete(host));
      this.underWay.set(host, answer);
    }
    return answer;
  }

  private isAllowed(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
    const inside = address.kind() === 'ipv6' ? insideOf(address as ipaddr.IPv6) : [];
    const judged = inside.length > 0 ? inside : [address];
    return judged.every((one) =>
      this.allowed.some(([network, bits]) => network.kind() === one.kind() && one.match(network as never, bits)),
    );
  }
}

function refuse(): never {
  throw new TargetRefused('address-not-allowed');
}

async function askSystem(host: string): Promise<string[]> {
  const found = await dns.lookup(host, { all: true }).catch(() => []);
  return found.map(({ address }) => address);
}

async function askServers(resolver: dns.Resolver, host: string): Promise<string[]> {
  const both = [resolver.resolve4(host), resolver.resolve6(host)];
  return (await Promise.all(both.map((asked) => asked.catch(() => [])))).flat();
}

const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (address.kind() === 'ipv4') return address.range() === 'unicast';
  const inside = insideOf(address as ipaddr.IPv6);
  if (inside.length > 0) return inside.every(isPublic);
  return address.range() === 'unicast' && (address as ipaddr.IPv6).match(globalUnicast);
}

/** The IPv4 addresses that an IPv6 address leads to when it is a mapped, translated (NAT64), 6to4 or Teredo one. */
function insideOf(address: ipaddr.IPv6): ipaddr.IPv4[] {
  const bytes = address.toByteArray();
  const at = (index: number): ipaddr.IPv4 => new ipaddr.IPv4(bytes.slice(index, index + 4));
  switch (address.range()) {
    case 'ipv4Mapped':
    case 'rfc6145':
      return [at(12)];
    case 'rfc6052':
      // 64:ff9b::/96; of 64:ff9b:1::/48 nobody but its network knows where in it the address stands.
      return bytes.slice(4, 12).every((byte) => byte === 0) ? [at(12)] : [];
    case '6to4':
      return [at(2)];
    case 'teredo':
      return [at(4), new ipaddr.IPv4(bytes.slice(12).map((byte) => byte ^ 0xff))];
    default:
      return [];
  }
}
