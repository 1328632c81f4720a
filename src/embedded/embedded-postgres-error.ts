import { readFile } from 'node:fs/promises';

/** Our own PostgreSQL could not be set up, started or stopped; the message says what to do and ends with the server's last words. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}

/** Makes the error of a failed start: the message, then the last lines that the server wrote to its log. */
export async function errorWithLog(message: string, logFile: string, lines = 12): Promise<EmbeddedPostgresError> {
  const log = await readFile(logFile, 'utf8').catch(() => '');
  const tail = log.trimEnd().split('\n').slice(-lines).join('\n');
  return new EmbeddedPostgresError(tail ? `${message}\nLast lines of ${logFile}:\n${tail}` : message);
}
