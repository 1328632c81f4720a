import { types } from 'node:util';

/** What of an error may be written down. */
export interface SafeError {
  type: string;
  code?: string;
  table?: string;
  constraint?: string;
  /** Present only when the message is known to hold no data. */
  message?: string;
  /** Where it happened: file, line and function, without the message. */
  at: string[];
}

/**
 * Reduces an error to what cannot hold a reader's words or address. Messages of libraries quote their input (a JSON
 * parser the text, Postgres the row), so a message is kept only for system errors and for our own printable ones.
 */
export function safeError(error: unknown): SafeError {
  if (!types.isNativeError(error)) return { type: typeof error, at: [] };
  const details = error as Error &
    Record<'code' | 'table' | 'constraint' | 'syscall' | 'printable' | 'driverError', unknown>;
  if (details.driverError instanceof Error && details.driverError !== error) return safeError(details.driverError);
  const safe: SafeError = { type: error.constructor.name, at: frames(error) };
  if (typeof details.code === 'string' || typeof details.code === 'number') safe.code = String(details.code);
  if (typeof details.table === 'string') safe.table = details.table;
  if (typeof details.constraint === 'string') safe.constraint = details.constraint;
  if (typeof details.syscall === 'string' || details.printable === true) safe.message = error.message;
  return safe;
}

/** The frames alone: a message may have lines that look like frames, so it is cut off, and what is left must name a place. */
function frames({ stack = '', message }: Error): string[] {
  return stack
    .slice(stack.includes(message) ? stack.indexOf(message) + message.length : 0)
    .split('\n')
    .filter((line) => /^\s+at (.*:\d+:\d+\)?|.*<anonymous>\)?)$/.test(line) && !line.includes('node:internal'))
    .slice(0, 8)
    .map((line) => line.trim().replace(/^at /, ''));
}
