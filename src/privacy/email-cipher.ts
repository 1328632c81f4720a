import { Injectable } from '@nestjs/common';
import { Keyring } from './keyring.js';
import { secretEmail, type SecretEmail } from './secret.js';
import { TextCipher } from './text-cipher.js';

/** Seals e-mail addresses, as `TextCipher` does, without ever handing one out as a bare text. */
@Injectable()
export class EmailCipher {
  private readonly cipher: TextCipher;

  constructor(keyring: Keyring) {
    this.cipher = new TextCipher(keyring);
  }

  seal(email: SecretEmail, rowId: string): Buffer {
    return this.cipher.seal(email.reveal(), rowId);
  }

  /** Throws when the row is another one, the key is gone, or a bit was changed. */
  async open(sealed: Buffer, rowId: string): Promise<SecretEmail> {
    return secretEmail(await this.cipher.open(sealed, rowId));
  }
}
