import type { IncomingMessage } from 'node:http';
import { isIPv4 } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * The network of the client: an IPv4 address, or the /64 of an IPv6 one (a household, which can pick addresses freely).
 * Behind `trustedProxies` proxies it is the right-most entry of X-Forwarded-For that they did not write themselves; what
 * stands further left was written by the client and is not believed.
 */
export function clientNetwork(request: Pick<IncomingMessage, 'socket' | 'headers'>, trustedProxies: number): string {
  const peer = request.socket.remoteAddress ?? '0.0.0.0';
  if (trustedProxies === 0) return networkOf(peer);
  const header = request.headers['x-forwarded-for'];
  const hops = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',').map((hop) => hop.trim());
  return networkOf(hops.at(-trustedProxies) || peer);
}

function networkOf(peer: string): string {
  // The common case needs no parsing.
  if (isIPv4(peer)) return peer;
  const address = withoutPort(peer);
  if (!ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return `${(parsed as ipaddr.IPv6).parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`;
}

/** Some proxies add the port, and then write an IPv6 address in brackets: were it not taken off, all their clients would be one. */
function withoutPort(address: string): string {
  return /^"?(?:\[([^\]]+)\]|([\d.]+))(?::\d+)?"?$/.exec(address)?.slice(1).find(Boolean) ?? address;
}
