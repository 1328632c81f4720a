const unavailableCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  '25006', // read-only transaction: a standby, or a disk that was made read-only
  '40001',
  '40P01', // deadlock: the caller may try again
  '55P03', // lock_timeout
  '57014', // statement_timeout
  '57P01',
  '57P02',
  '57P03',
]);

/**
 * Is this error the store's inability to work now (gone, full, overloaded, locked), so that the right answer is "try again
 * later" and not "your request is wrong"? Classes 08 (connection), 53 (resources), 58 (system) count as well.
 */
export function isStoreUnavailable(error: unknown): boolean {
  const { code, message, driverError } = (error ?? {}) as { code?: unknown; message?: unknown; driverError?: unknown };
  if (typeof code === 'string' && (unavailableCodes.has(code) || /^(08|53|58)[0-9A-Z]{3}$/.test(code))) return true;
  if (driverError && driverError !== error) return isStoreUnavailable(driverError);
  return (
    typeof message === 'string' &&
    /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after|Connection is not established|Query read timeout)/.test(
      message,
    )
  );
}
