import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiClient } from './api-client.js';
import { cloneDatabase, type TestDatabase } from './database.js';
import { startProcess, type ServiceProcess } from './service-process.js';

/** A whole service in one process, with a database of its own and what opens its doors. */
export interface RunningService {
  database: TestDatabase;
  process: ServiceProcess;
  url: string;
  serviceKey: string;
  /** The session of the first admin. */
  adminToken: string;
  close(): Promise<void>;
}

/** Starts it, without rate limits unless asked otherwise. */
export async function startWholeService(settings: Record<string, string> = {}): Promise<RunningService> {
  const database = await cloneDatabase();
  const dataDir = mkdtempSync(join(process.env.TEST_FOLDER!, 'data-'));
  const started = await startProcess({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    ROLES: 'api,worker',
    RATE_LIMITS: 'false',
    ...settings,
  });
  const made = JSON.parse(readFileSync(join(dataDir, 'credentials.json'), 'utf8'));
  const signIn = { email: made.adminEmail, password: made.adminPassword };
  const { body } = await new ApiClient(started.url).post('/v1/sessions', signIn);
  return {
    database,
    process: started,
    url: started.url,
    serviceKey: made.serviceApiKey,
    adminToken: body.token,
    close: async () => {
      await started.stop();
      await database.drop();
    },
  };
}
