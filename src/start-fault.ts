import { EnvironmentError } from './config/environment.js';
import { EmbeddedPostgresError } from './embedded/embedded-postgres-error.js';
import { safeError } from './observability/safe-error.js';

/**
 * Why the service or a command could not start, in words for the operator. At start nobody's comment is near, so plain
 * errors of ours and of the connections may speak for themselves; of anything else only what is safe is shown.
 */
export function startFault(error: unknown): string {
  if (!(error instanceof Error)) return 'Anteroom could not start.';
  if (error instanceof EnvironmentError || error instanceof EmbeddedPostgresError) return error.message;
  if ((error as { printable?: boolean }).printable) return error.message;
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
    return 'The port is taken by another program. Set PORT to a free one.';
  }
  if (error.constructor === Error || error.constructor === AggregateError) return error.message;
  return `Anteroom could not start: ${JSON.stringify(safeError(error), null, 2)}`;
}
