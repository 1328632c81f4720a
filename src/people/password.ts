import { hash, verify } from '@node-rs/argon2';

/** OWASP's minimum for argon2id: 19 MiB, two passes, one lane. About 15 ms, on a thread of libuv's pool. */
const cost = {
  // Algorithm.Argon2id; the enum itself is ambient and cannot be imported under isolatedModules.
  algorithm: 2,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
} as const;

/**
 * The hash of 32 random bytes that nobody kept, at the cost above: what is verified when there is no such person, so that
 * the answer takes as long as for a wrong password.
 */
export const dummyHash =
  '$argon2id$v=19$m=19456,t=2,p=1$63YqFR2KZUc0CWJqWvir3g$wexMcma5xjFjgT/irx3Ne0an4E188VvLw6acGX4Dwyo';

/** Hashes a password with argon2id and a salt of its own, into the PHC string form. Not within a transaction: it takes its time. */
export function hashPassword(password: string): Promise<string> {
  return hash(canonical(password), cost);
}

/** Is this the password of that hash? A null hash (nobody there) takes the same time and is false. Rejects when it is no PHC string. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const same = await verify(passwordHash ?? dummyHash, canonical(password));
  return same && passwordHash !== null;
}

// Keyboards differ in how they compose the same characters (NIST SP 800-63B, 5.1.1.2).
function canonical(password: string): string {
  return password.normalize('NFKC');
}
