import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Environment } from '../config/environment.js';
import { DataKey, type DataKeyPurpose } from './data-key.entity.js';

const derivedUses = [
  'email-fingerprint',
  'address-hash',
  'receipt',
  'form-token',
  'payload-hash',
  'proof-link',
  'judge-opinion',
] as const;

/** What the keyed hashes and tokens are derived for; each use has a key of its own. */
export type DerivedUse = (typeof derivedUses)[number];

/** A key that addresses are sealed under. */
export interface SealKey {
  /** What a sealed address begins with: the length of the key's id, and the id. */
  readonly header: Buffer;
  readonly key: KeyObject;
}

const keyLength = 32;
const nonceLength = 12;
const refreshAfterMs = 60_000;

/**
 * The keys of this process. Master keys come from the settings and only ever wrap data keys; data keys seal addresses
 * (the newest one seals, all of them open) and one of them, which stays, is the root of every keyed hash. A key made by
 * another process is found when it is first needed, and becomes the sealing key here within a minute.
 */
@Injectable()
export class Keyring {
  private readonly masterKeys: Map<string, Buffer>;
  private readonly sealKeys = new Map<string, SealKey>();
  private readonly derived = new Map<DerivedUse, Buffer>();
  private newestSealKey = '';
  private readAt = 0;

  constructor(
    private readonly database: DataSource,
    environment: Environment,
  ) {
    this.masterKeys = parseMasterKeys(environment.MASTER_KEYS ?? '');
  }

  /** Reads the data keys, making the first ones on an empty database. Call once before use. */
  async open(): Promise<void> {
    await this.read();
    if (this.derived.size === 0) await this.add('index');
    if (this.sealKeys.size === 0) await this.add('seal');
  }

  /** The key that new data is sealed under. */
  sealKey(): SealKey {
    if (Date.now() - this.readAt > refreshAfterMs) {
      this.readAt = Date.now();
      void this.read().catch(() => undefined);
    }
    return this.sealKeys.get(this.newestSealKey)!;
  }

  /** The key of that id, looked up in the database when this process has not met it yet. Throws when there is none. */
  async openKey(id: string): Promise<KeyObject> {
    if (!this.sealKeys.has(id)) await this.read();
    const found = this.sealKeys.get(id);
    if (!found) throw new Error('No data key with this id.');
    return found.key;
  }

  /** The key for one kind of keyed hash. */
  derive(use: DerivedUse): Buffer {
    const key = this.derived.get(use);
    if (!key) throw new Error('The keyring is not open.');
    return key;
  }

  /** Makes a new sealing key and wraps every data key under the first master key. Old data stays readable. */
  async rotate(): Promise<{ sealKeyId: string; rewrapped: number }> {
    const [masterKeyId, masterKey] = this.firstMasterKey();
    const rows = await this.database.getRepository(DataKey).find();
    for (const row of rows) {
      const wrapped = wrap(masterKey, row.id, this.unwrap(row));
      await this.database.getRepository(DataKey).update({ id: row.id }, { wrapped, masterKeyId });
    }
    await this.add('seal');
    return { sealKeyId: this.newestSealKey, rewrapped: rows.length };
  }

  private async add(purpose: DataKeyPurpose): Promise<void> {
    const [masterKeyId, masterKey] = this.firstMasterKey();
    const id = `${purpose}-${randomBytes(6).toString('hex')}`;
    const wrapped = wrap(masterKey, id, randomBytes(keyLength));
    // Of two processes that make the first index key at once, the unique index lets one through; both read that one.
    await this.database
      .createQueryBuilder()
      .insert()
      .into(DataKey)
      .values({ id, purpose, masterKeyId, wrapped, createdAt: new Date() })
      .orIgnore()
      .execute();
    await this.read();
  }

  private async read(): Promise<void> {
    const rows = await this.database.getRepository(DataKey).find({ order: { createdAt: 'ASC', id: 'ASC' } });
    for (const row of rows) {
      if (row.purpose === 'seal') {
        if (!this.sealKeys.has(row.id)) this.sealKeys.set(row.id, sealKeyOf(row.id, this.unwrap(row)));
        this.newestSealKey = row.id;
      } else if (this.derived.size === 0) {
        const root = this.unwrap(row);
        for (const use of derivedUses) {
          this.derived.set(use, Buffer.from(hkdfSync('sha256', root, '', `anteroom ${use}`, keyLength)));
        }
      }
    }
    this.readAt = Date.now();
  }

  private unwrap(row: DataKey): Buffer {
    const masterKey = this.masterKeys.get(row.masterKeyId);
    if (!masterKey) {
      throw new Error(
        `MASTER_KEYS lacks the key "${row.masterKeyId}", which wraps a data key of this database. Put it back (it may stand last).`,
      );
    }
    const nonce = row.wrapped.subarray(0, nonceLength);
    const tag = row.wrapped.subarray(-16);
    const decipher = createDecipheriv('aes-256-gcm', masterKey, nonce).setAAD(Buffer.from(row.id)).setAuthTag(tag);
    try {
      return Buffer.concat([decipher.update(row.wrapped.subarray(nonceLength, -16)), decipher.final()]);
    } catch {
      throw new Error(
        `The master key "${row.masterKeyId}" in MASTER_KEYS is not the one that wrapped this database's data keys.`,
      );
    }
  }

  private firstMasterKey(): [string, Buffer] {
    const first = this.masterKeys.entries().next().value;
    if (!first) throw new Error('MASTER_KEYS is empty.');
    return first;
  }
}

/** A fresh master key in the form that MASTER_KEYS takes. */
export function generateMasterKey(id: string): string {
  return `${id}:${randomBytes(keyLength).toString('base64')}`;
}

function parseMasterKeys(setting: string): Map<string, Buffer> {
  const entries = setting.split(',').filter(Boolean);
  return new Map(
    entries.map((entry) => [
      entry.slice(0, entry.indexOf(':')),
      Buffer.from(entry.slice(entry.indexOf(':') + 1), 'base64'),
    ]),
  );
}

function sealKeyOf(id: string, key: Buffer): SealKey {
  const header = Buffer.from(`\0${id}`, 'latin1');
  header[0] = id.length;
  return { header, key: createSecretKey(key) };
}

function wrap(masterKey: Buffer, id: string, key: Buffer): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', masterKey, nonce).setAAD(Buffer.from(id));
  return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
}
