import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateMasterKey } from './privacy/keyring.js';
import type { Credentials } from './seed.js';

/**
 * The master keys of a folder that has none configured: made once, kept beside the data, readable by the owner only. Two
 * processes that start at once on one folder get the same one.
 */
export async function masterKeysOf(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const file = join(dataDir, 'master-keys');
  await writeFile(file, generateMasterKey('local1'), { mode: 0o600, flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  return (await readFile(file, 'utf8')).trim();
}

/** Writes DATA_DIR/credentials.json, for its owner's eyes only. */
export async function saveCredentials(dataDir: string, credentials: Credentials): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  await writeFile(credentialsFile(dataDir), `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 });
}

/** The credentials of the first start, or null where there was none. */
export async function readCredentials(dataDir: string): Promise<Credentials | null> {
  try {
    return JSON.parse(await readFile(credentialsFile(dataDir), 'utf8')) as Credentials;
  } catch {
    return null;
  }
}

/** Where the credentials are kept. */
export function credentialsFile(dataDir: string): string {
  return join(dataDir, 'credentials.json');
}
