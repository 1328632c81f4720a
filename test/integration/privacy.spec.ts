import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { EmailCipher } from '../../src/privacy/email-cipher.js';
import { KeyedHashes } from '../../src/privacy/keyed-hashes.js';
import { generateMasterKey, Keyring } from '../../src/privacy/keyring.js';
import { secretEmail } from '../../src/privacy/secret.js';
import { openContext, type TestContext } from '../support/context.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { testMasterKeys } from '../support/service-process.js';

const email = secretEmail('Layla.Haddad@example.org');
const row = '0198c0de-0000-7000-8000-000000000001';

describe('privacy', () => {
  let database: TestDatabase;
  let context: TestContext;
  let other: TestContext;
  const fingerprint = (at: TestContext, address = email): string =>
    at.get(KeyedHashes).emailFingerprint(address).toString('hex');
  const keyIdOf = (sealed: Buffer): string => sealed.subarray(1, 1 + sealed[0]!).toString('latin1');

  beforeAll(async () => {
    database = await cloneDatabase();
    // Both find an empty database.
    [context, other] = await Promise.all([openContext(database), openContext(database)]);
  });
  afterAll(async () => {
    await Promise.all([context?.close(), other?.close()]);
    await database.drop();
  });

  it('has one key for the hashes, though two processes start on an empty database at once', async () => {
    const rows = await database.query(`select 1 from data_keys where purpose = 'index'`);
    expect(rows).toHaveLength(1);
    expect(fingerprint(context)).toBe(fingerprint(other));
    expect(context.get(KeyedHashes).receipt(row)).toBe(other.get(KeyedHashes).receipt(row));
  });

  describe('of a sealed address', () => {
    it('lets every process open it, for its row', async () => {
      const sealed = context.get(EmailCipher).seal(email, row);
      expect((await context.get(EmailCipher).open(sealed, row)).reveal()).toBe(email.reveal());
      expect((await other.get(EmailCipher).open(sealed, row)).reveal()).toBe(email.reveal());
    });

    it('does not open it for another row', async () => {
      const sealed = context.get(EmailCipher).seal(email, row);
      await expect(context.get(EmailCipher).open(sealed, row.replace('1', '2'))).rejects.toThrow();
    });

    it('does not open it when any bit of it was changed, or its end is missing', async () => {
      const sealed = context.get(EmailCipher).seal(email, row);
      for (let at = 0; at < sealed.length; at += 1) {
        const changed = Buffer.from(sealed);
        changed[at]! ^= 1 << (at % 8);
        const opened = await context
          .get(EmailCipher)
          .open(changed, row)
          .then(
            () => at,
            () => 'refused',
          );
        expect(opened).toBe('refused');
        await expect(context.get(EmailCipher).open(sealed.subarray(0, at), row)).rejects.toThrow();
      }
    });

    it('shows nothing of it, and never twice the same', () => {
      const forms = Array.from({ length: 600 }, () => context.get(EmailCipher).seal(email, row).toString('hex'));
      expect(new Set(forms).size).toBe(600);
      expect(
        new Set(
          forms.map((form) => form.slice(-(24 + 2 * 16 + 2 * email.reveal().length), -32 - 2 * email.reveal().length)),
        ).size,
      ).toBe(600);
      expect(Buffer.from(forms[0]!, 'hex').toString('latin1')).not.toContain('example');
    });
  });

  describe('of a fingerprint', () => {
    it('finds an author again whatever the case of the address', () => {
      expect(fingerprint(context, secretEmail('LAYLA.haddad@EXAMPLE.org'))).toBe(fingerprint(context));
      expect(fingerprint(context, secretEmail('layla.haddad+a@example.org'))).not.toBe(fingerprint(context));
    });

    it('cannot be computed without the key', async () => {
      const lower = email.reveal().toLowerCase();
      for (const algorithm of ['md5', 'sha1', 'sha256']) {
        expect(fingerprint(context)).not.toContain(createHash(algorithm).update(lower).digest('hex'));
      }
      const elsewhere = await cloneDatabase();
      const stranger = await openContext(elsewhere);
      try {
        expect(fingerprint(stranger)).not.toBe(fingerprint(context));
      } finally {
        await stranger.close();
        await elsewhere.drop();
      }
    });

    it('of a network cannot be followed from one day to the next', () => {
      const hash = (day: string): string =>
        context.get(KeyedHashes).addressHash('203.0.113.7', new Date(day)).toString('hex');
      expect(hash('2026-03-02T00:00:00Z')).toBe(hash('2026-03-02T23:59:59Z'));
      expect(hash('2026-03-03T00:00:00Z')).not.toBe(hash('2026-03-02T23:59:59Z'));
    });
  });

  describe('of a form’s token', () => {
    it('is good for the thread that it was made for, and for no other', () => {
      const hashes = context.get(KeyedHashes);
      const servedAt = new Date('2026-03-02T10:00:00.123Z');
      const token = hashes.formToken('site_demo', 'harbour', servedAt);
      expect(other.get(KeyedHashes).readFormToken('site_demo', 'harbour', token)).toEqual(servedAt);
      expect(hashes.readFormToken('site_demo', 'bridge', token)).toBeNull();
      expect(hashes.readFormToken('site_other', 'harbour', token)).toBeNull();
      const [time, mac] = token.split('.');
      for (const forged of [
        '',
        '.',
        `${time}.`,
        `.${mac}`,
        `${time}x.${mac}`,
        `${time}.${mac}x`,
        `1.${mac}`,
        `${time}${mac}`,
      ]) {
        expect([forged, hashes.readFormToken('site_demo', 'harbour', forged)]).toEqual([forged, null]);
      }
    });
  });

  describe('after a rotation', () => {
    it('opens the old, seals under the new, and keeps the hashes', async () => {
      const before = context.get(EmailCipher).seal(email, row);
      const print = fingerprint(context);
      const { sealKeyId } = await context.get(Keyring).rotate();
      const after = context.get(EmailCipher).seal(email, row);
      expect([keyIdOf(before) === sealKeyId, keyIdOf(after) === sealKeyId]).toEqual([false, true]);
      expect((await context.get(EmailCipher).open(before, row)).reveal()).toBe(email.reveal());
      expect(fingerprint(context)).toBe(print);
      // The other process has not met the new key yet, and finds it when it is needed.
      expect((await other.get(EmailCipher).open(after, row)).reveal()).toBe(email.reveal());
      expect(keyIdOf(other.get(EmailCipher).seal(email, row))).toBe(sealKeyId);
    });

    it('of the master key needs the old one no more', async () => {
      const sealed = context.get(EmailCipher).seal(email, row);
      const print = fingerprint(context);
      const fresh = generateMasterKey('fresh');
      const rotating = await openContext(database, { settings: { MASTER_KEYS: `${fresh},${testMasterKeys}` } });
      await rotating.get(Keyring).rotate();
      await rotating.close();
      const later = await openContext(database, { settings: { MASTER_KEYS: fresh } });
      expect((await later.get(EmailCipher).open(sealed, row)).reveal()).toBe(email.reveal());
      expect(fingerprint(later)).toBe(print);
      await later.close();
      await expect(openContext(database)).rejects.toThrow('MASTER_KEYS lacks the key "fresh"');
      const wrong = `fresh:${randomBytes(32).toString('base64')}`;
      await expect(openContext(database, { settings: { MASTER_KEYS: wrong } })).rejects.toThrow(
        'The master key "fresh" in MASTER_KEYS is not the one that wrapped',
      );
    });
  });
});
