import { hash } from 'node:crypto';

const blockLength = 64;
const digestLength = 32;
const room = 1_024;

/**
 * HMAC-SHA256 under one key (RFC 2104), made of two one-shot hashes: several times faster than `createHmac` for short
 * texts, since no stream is built for each. The key must be no longer than a block. The outer block is used again for each
 * text, which is safe because nothing here waits.
 */
export class HmacSha256 {
  private readonly inner = Buffer.alloc(blockLength + room, 0x36);
  private readonly outer = Buffer.alloc(blockLength + digestLength, 0x5c);

  constructor(key: Uint8Array) {
    if (key.length > blockLength) throw new RangeError('The key is longer than a block.');
    for (const [index, byte] of key.entries()) {
      this.inner[index] = 0x36 ^ byte;
      this.outer[index] = 0x5c ^ byte;
    }
  }

  /** The 32 bytes for a text in UTF-8. */
  digest(text: string): Buffer {
    this.fillOuter(text);
    // By way of a string of bytes: for a short digest that is faster than the buffer that `hash` would make.
    return Buffer.from(hash('sha256', this.outer, 'binary'), 'binary');
  }

  base64url(text: string): string {
    this.fillOuter(text);
    return hash('sha256', this.outer, 'base64url');
  }

  private fillOuter(text: string): void {
    this.outer.write(hash('sha256', this.keyed(text), 'binary'), blockLength, 'binary');
  }

  private keyed(text: string): Buffer {
    // A UTF-16 unit is three bytes at most.
    if (text.length * 3 > room) return Buffer.concat([this.inner.subarray(0, blockLength), Buffer.from(text)]);
    return this.inner.subarray(0, blockLength + this.inner.write(text, blockLength));
  }
}
