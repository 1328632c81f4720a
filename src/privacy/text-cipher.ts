import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Keyring } from './keyring.js';

const nonceLength = 12;
const tagLength = 16;
const gcm = { authTagLength: tagLength };

/**
 * Seals short texts with AES-256-GCM. The sealed form is `length of key id, key id, nonce, ciphertext, tag`; the row's id is
 * authenticated with it, so a sealed text copied to another row does not open.
 */
@Injectable()
export class TextCipher {
  constructor(private readonly keyring: Keyring) {}

  seal(text: string, rowId: string): Buffer {
    const { header, key } = this.keyring.sealKey();
    const nonce = freshNonce();
    const cipher = createCipheriv('aes-256-gcm', key, nonce, gcm).setAAD(Buffer.from(rowId));
    const sealed = cipher.update(text, 'utf8');
    // In this mode nothing is left for the end but the tag.
    cipher.final();
    return Buffer.concat([header, nonce, sealed, cipher.getAuthTag()]);
  }

  /** Throws when the row is another one, the key is gone, or a bit was changed. */
  async open(sealed: Buffer, rowId: string): Promise<string> {
    const idEnd = 1 + (sealed[0] ?? 0);
    const key = await this.keyring.openKey(sealed.subarray(1, idEnd).toString('latin1'));
    const nonce = sealed.subarray(idEnd, idEnd + nonceLength);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, gcm)
      .setAAD(Buffer.from(rowId))
      .setAuthTag(sealed.subarray(-tagLength));
    const plain = Buffer.concat([decipher.update(sealed.subarray(idEnd + nonceLength, -tagLength)), decipher.final()]);
    return plain.toString('utf8');
  }
}

// One call to the system's generator for many nonces: on the way of every submission the call costs more than the bytes.
const pool = Buffer.alloc(nonceLength * 512);
let used = pool.length;

function freshNonce(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += nonceLength;
  // Copied out of the pool when the sealed text is put together, before there is a next one.
  return pool.subarray(used - nonceLength, used);
}
