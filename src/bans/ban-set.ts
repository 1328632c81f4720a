import type { BanFacts, BanRule } from '../checks/check.js';
import { AddressRanges } from './address-range.js';
import type { Ban } from './ban.entity.js';

/** The bans of one site, those of every site included, ready to be asked. Not to be changed. */
export class BanSet {
  private readonly byFingerprint = new Map<string, BanRule[]>();
  private readonly byId = new Map<string, BanRule>();
  private readonly ranges = new AddressRanges<BanRule>();
  private readonly domains: BanRule[] = [];
  private readonly words: BanRule[] = [];

  constructor(bans: readonly Ban[]) {
    for (const { id, kind, value, action, expiresAt } of bans) {
      const rule: BanRule = { id, kind, value: kind === 'fingerprint' ? '' : value, action, expiresAt };
      this.byId.set(id, rule);
      if (kind === 'fingerprint') this.byFingerprint.set(value, [...(this.byFingerprint.get(value) ?? []), rule]);
      else if (kind === 'address-range') this.ranges.add(value, rule);
      else if (kind === 'domain') this.domains.push(rule);
      else this.words.push(rule);
    }
  }

  /** The ids of the bans in force on a client's network: all that may be kept of its address. */
  onNetwork(network: string, now: Date): string[] {
    return this.ranges
      .find(network)
      .filter(({ expiresAt }) => expiresAt === null || expiresAt > now)
      .map(({ id }) => id);
  }

  /** What the ban check needs to know about a comment: who wrote it, and what was found at the door. */
  factsFor(fingerprint: Buffer | null, addressBanIds: readonly string[]): BanFacts {
    const author = fingerprint ? (this.byFingerprint.get(fingerprint.toString('hex')) ?? []) : [];
    // One that was lifted since is not known here any more.
    const address = addressBanIds.flatMap((id) => this.byId.get(id) ?? []);
    return { author, address, domains: this.domains, words: this.words };
  }
}
