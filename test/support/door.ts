import { expect } from '@jest/globals';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiClient, submission, type Answer } from './api-client.js';
import { cloneDatabase, type TestDatabase } from './database.js';
import { rawRequest } from './raw-request.js';
import { startProcess, type ServiceProcess } from './service-process.js';

/** An api process with its door for comments, and what went through it. */
export class Door {
  /** What was answered 202: the comment's id, and what was sent for it. */
  readonly accepted = new Map<string, Record<string, unknown>>();
  private readonly heard = ApiClient.transcript.length;

  private constructor(
    readonly database: TestDatabase,
    private readonly api: ServiceProcess,
    readonly admin: ApiClient,
  ) {}

  static async open(): Promise<Door> {
    const database = await cloneDatabase();
    const dataDir = mkdtempSync(join(process.env.TEST_FOLDER!, 'data-'));
    const api = await startProcess({
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      ROLES: 'api',
      RATE_LIMITS: 'false',
    });
    const { adminEmail: email, adminPassword: password } = JSON.parse(
      readFileSync(join(dataDir, 'credentials.json'), 'utf8'),
    );
    const anybody = new ApiClient(api.url);
    const { body } = await anybody.post('/v1/sessions', { email, password });
    return new Door(database, api, anybody.as(body.token));
  }

  get url(): string {
    return this.api.url;
  }

  get anybody(): ApiClient {
    return new ApiClient(this.url);
  }

  async close(): Promise<void> {
    await this.api.stop();
    await this.database.drop();
  }

  /** Sends a submission that is right but for these fields. */
  async submit(fields: Record<string, unknown> = {}, headers: Record<string, string> = {}): Promise<Answer> {
    const sent = submission(fields);
    return this.noted(sent, await this.anybody.post('/v1/comments', sent, headers));
  }

  /** Sends these very bytes. */
  post(
    body: Buffer | string,
    headers: Record<string, string> = { 'content-type': 'application/json' },
  ): Promise<Answer> {
    return rawRequest(this.url, { path: '/v1/comments', headers, body });
  }

  /** Remembers what was accepted. */
  noted(sent: Record<string, unknown>, answer: Answer): Answer {
    if (answer.status === 202) this.accepted.set(answer.body.id, sent);
    return answer;
  }

  /** Everything that was answered so far, that no answer ever may hold: a fault of ours, a stack, a statement, a path. */
  tellingAnswers(): string[] {
    const telling =
      /^\S+ \S+ 5\d\d | at \S+ ?\(?(file:|\/)|node_modules|dist\/|select .+ from|insert into|SQLSTATE|pg_|TypeError|QueryFailed|FST_ERR/;
    // A receipt is random text and may spell anything.
    return this.answers().filter((line) => telling.test(line.replace(/rcpt_[\w-]+/g, '')));
  }

  answers(): string[] {
    return ApiClient.transcript.slice(this.heard);
  }
}

/** Status and type of an answer that is a proper problem document. */
export function problemIn({ status, body, headers }: Answer): string {
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect([body.status, typeof body.title, typeof body.detail]).toEqual([status, 'string', 'string']);
  expect(body.requestId).toBe(headers.get('x-request-id') ?? undefined);
  return `${status} ${body.type}`;
}

/** What an answer says is wrong, by pointers. */
export function pointersIn(answer: Answer): string[] {
  expect(problemIn(answer)).toBe('422 /problems/invalid-request');
  return answer.body.errors.map(({ pointer }: { pointer: string }) => pointer);
}
