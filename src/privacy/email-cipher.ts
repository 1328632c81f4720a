import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Keyring } from './keyring.js';
import { secretEmail, type SecretEmail } from './secret.js';

const nonceLength = 12;
const tagLength = 16;

/**
 * Seals e-mail addresses with AES-256-GCM. The sealed form is `length of key id, key id, nonce, ciphertext, tag`; the row's
 * id is authenticated with it, so a sealed address copied to another row does not open.
 */
@Injectable()
export class EmailCipher {
  constructor(private readonly keyring: Keyring) {}

  seal(email: SecretEmail, rowId: string): Buffer {
    const { id, key } = this.keyring.sealKey();
    const nonce = freshNonce();
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(rowId));
    const header = Buffer.from(`\0${id}`, 'latin1');
    header[0] = id.length;
    return Buffer.concat([header, nonce, cipher.update(email.reveal(), 'utf8'), cipher.final(), cipher.getAuthTag()]);
  }

  /** Throws when the row is another one, the key is gone, or a bit was changed. */
  async open(sealed: Buffer, rowId: string): Promise<SecretEmail> {
    const idEnd = 1 + (sealed[0] ?? 0);
    const key = await this.keyring.openKey(sealed.subarray(1, idEnd).toString('latin1'));
    const nonce = sealed.subarray(idEnd, idEnd + nonceLength);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce)
      .setAAD(Buffer.from(rowId))
      .setAuthTag(sealed.subarray(-tagLength));
    const plain = Buffer.concat([decipher.update(sealed.subarray(idEnd + nonceLength, -tagLength)), decipher.final()]);
    return secretEmail(plain.toString('utf8'));
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
  return Buffer.from(pool.subarray(used - nonceLength, used));
}
