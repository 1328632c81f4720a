import { isIPv4, isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';

/** The shortest prefixes that can be banned: shorter ones would shut out a good part of the world by a slip. */
const shortest = { ipv4: 8, ipv6: 16 };
/** Of an IPv6 client no more than its /64 is looked at (a household picks addresses freely), so no longer prefix can match. */
const longest = { ipv4: 32, ipv6: 64 };

/**
 * Reads an IPv4 or IPv6 network in CIDR notation, or a single address (an IPv6 one stands for its /64), and writes it in
 * its canonical form: host bits cleared, lower case. Null when it is none that can be banned.
 */
export function canonicalRange(text: string): string | null {
  const [address = '', prefix, ...rest] = text.trim().split('/');
  if (rest.length > 0 || (prefix !== undefined && !/^\d{1,3}$/.test(prefix))) return null;
  // Node takes a zone (`%eth0`) for part of an address; it means something on one machine only.
  if ((!isIPv4(address) && !isIPv6(address)) || address.includes('%')) return null;
  const parsed = ipaddr.parse(address);
  // Clients that come by such an address are known by the IPv4 one inside.
  if (parsed.kind() === 'ipv6' && (parsed as ipaddr.IPv6).isIPv4MappedAddress()) return null;
  const kind = parsed.kind();
  const bits = prefix === undefined ? longest[kind] : Number(prefix);
  if (bits < shortest[kind] || bits > longest[kind]) return null;
  const network = (kind === 'ipv4' ? ipaddr.IPv4 : ipaddr.IPv6).networkAddressFromCIDR(`${address}/${bits}`);
  return `${network.toString()}/${bits}`;
}

/** Finds what is filed under the ranges that a client network lies in; the work is the number of different prefix lengths. */
export class AddressRanges<T> {
  private readonly byPrefix = new Map<string, { kind: 'ipv4' | 'ipv6'; bits: number; found: Map<string, T[]> }>();

  /** `range` as `canonicalRange` gives it. */
  add(range: string, item: T): void {
    const [address = '', bits] = range.split('/');
    const parsed = ipaddr.parse(address);
    const length = `${parsed.kind()}/${bits}`;
    const prefix = this.byPrefix.get(length) ?? { kind: parsed.kind(), bits: Number(bits), found: new Map() };
    this.byPrefix.set(length, prefix);
    const key = leadingBits(parsed.toByteArray(), prefix.bits);
    prefix.found.set(key, [...(prefix.found.get(key) ?? []), item]);
  }

  /** `network` as `clientNetwork` gives it: an IPv4 address, an IPv6 /64, or something unknown, which lies nowhere. */
  find(network: string): T[] {
    if (this.byPrefix.size === 0) return [];
    const [address = ''] = network.split('/');
    if (!ipaddr.isValid(address)) return [];
    const parsed = ipaddr.parse(address);
    const bytes = parsed.toByteArray();
    return [...this.byPrefix.values()].flatMap(({ kind, bits, found }) =>
      kind === parsed.kind() ? (found.get(leadingBits(bytes, bits)) ?? []) : [],
    );
  }
}

function leadingBits(bytes: number[], bits: number): string {
  const whole = bytes.slice(0, bits >> 3);
  const rest = bits % 8;
  if (rest > 0) whole.push(bytes[bits >> 3]! & (0xff << (8 - rest)));
  return whole.join('.');
}
