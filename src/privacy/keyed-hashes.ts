import { hash, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { HmacSha256 } from './hmac.js';
import { Keyring, type DerivedUse } from './keyring.js';
import type { SecretEmail } from './secret.js';

/**
 * The keyed hashes by which things are found again without being readable: an author by address, a network by day, a
 * payload by its bytes. Without the key they can neither be computed nor guessed.
 */
@Injectable()
export class KeyedHashes {
  private readonly hmacs = new Map<DerivedUse, HmacSha256>();

  constructor(private readonly keyring: Keyring) {}

  /** The same for every spelling of an address that differs in case only. 32 bytes. */
  emailFingerprint(email: SecretEmail): Buffer {
    return this.hmac('email-fingerprint').digest(email.reveal().toLowerCase());
  }

  /** The same for one client network (an IPv4 address, an IPv6 /64) within one UTC day; not linkable across days. 32 bytes. */
  addressHash(network: string, now: Date): Buffer {
    return this.hmac('address-hash').digest(`${now.toISOString().slice(0, 10)} ${network}`);
  }

  payloadHash(payload: string): Buffer {
    return this.hmac('payload-hash').digest(payload);
  }

  /** By which an outside judge's opinion about a content is found again. 32 bytes. */
  opinionKey(content: string): Buffer {
    return this.hmac('judge-opinion').digest(content);
  }

  /** The author's receipt for a comment: derived, so that a repeated request gets the same one; nothing but its hash is stored. */
  receipt(commentId: string): string {
    return `rcpt_${this.hmac('receipt').base64url(commentId)}`;
  }

  /** The secret in the link of a proof: derived, so that a mail sent again has the same one; nothing but its hash is stored. */
  proofLink(proofId: string): string {
    return this.hmac('proof-link').base64url(proofId);
  }

  /** A token that says when a form was served for a thread; see `readFormToken`. */
  formToken(siteKey: string, thread: string, servedAt: Date): string {
    const time = servedAt.getTime().toString(36);
    return `${time}.${this.formMac(siteKey, thread, time)}`;
  }

  /** When the form of this token was served, or null when the token is not ours for this thread. */
  readFormToken(siteKey: string, thread: string, token: string): Date | null {
    const dot = token.indexOf('.');
    const time = token.slice(0, dot);
    if (dot < 1 || !/^[0-9a-z]{1,12}$/.test(time)) return null;
    return sameBytes(Buffer.from(token.slice(dot + 1)), Buffer.from(this.formMac(siteKey, thread, time)))
      ? new Date(parseInt(time, 36))
      : null;
  }

  private formMac(siteKey: string, thread: string, time: string): string {
    return this.hmac('form-token')
      .base64url(JSON.stringify([siteKey, thread, time]))
      .slice(0, 24);
  }

  private hmac(use: DerivedUse): HmacSha256 {
    let hmac = this.hmacs.get(use);
    if (!hmac) this.hmacs.set(use, (hmac = new HmacSha256(this.keyring.derive(use))));
    return hmac;
  }
}

/** SHA-256 of a high-entropy token (receipt, session, API key): enough, because there is nothing to guess. */
export function tokenHash(token: string): Buffer {
  return Buffer.from(hash('sha256', token, 'binary'), 'binary');
}

/** Compares without telling by time where the two differ. */
export function sameBytes(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
