import { AnteroomError, errorOf, unreachable } from './anteroom-error.js';
import { backOffMs, pause, retryAfterMs } from './waiting.js';

/** What the queries of a list can hold; what is undefined or null is left away. */
export type QueryValue = string | number | boolean | readonly string[] | null | undefined;

/** A request to the service. */
export interface ApiRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  query?: Record<string, QueryValue>;
  body?: unknown;
  headers?: Record<string, string>;
  /** Instead of the key of the client. */
  token?: string;
  /** May it be sent again after its answer was lost? By default only what changes nothing may. */
  repeatable?: boolean;
  signal?: AbortSignal;
  /** After so long without an answer it counts as lost. */
  timeoutMs?: number;
}

/** How the service is reached. */
export interface TransportOptions {
  url: string;
  key?: string;
  fetch?: typeof globalThis.fetch;
  retries?: number;
}

const answersWithinMs = 30_000;
/** Rather than waiting longer than this, the caller is told. */
const longestRetryAfterMs = 120_000;

/** Sends requests; sends again what was turned away for the moment or got lost, where that is safe. */
export class Transport {
  private readonly base: string;
  private readonly key: string | undefined;
  private readonly call: typeof globalThis.fetch;
  private readonly retries: number;

  constructor({ url, key, fetch, retries = 4 }: TransportOptions) {
    this.base = new URL(url).href.replace(/\/+$/, '');
    this.key = key;
    this.call = fetch ?? ((input, init) => globalThis.fetch(input, init));
    this.retries = retries;
  }

  /** The answer's JSON; undefined when it has none. Throws an AnteroomError for what is not 2xx. */
  async json<T>(request: ApiRequest): Promise<T> {
    const safe = request.repeatable ?? request.method === 'GET';
    for (let failures = 0; ; failures += 1) {
      const attempt = await this.attempt<T>(request);
      if ('value' in attempt) return attempt.value;
      const { error, waitMs } = attempt;
      const again = worthRepeating(error.status, safe) && (waitMs ?? 0) <= longestRetryAfterMs;
      if (!again || failures >= this.retries || request.signal?.aborted) throw error;
      await pause(Math.max(waitMs ?? 0, backOffMs(failures)), request.signal);
    }
  }

  /** The answer once its head is here, whatever its status. Throws an AnteroomError of status 0 when there is none. */
  async open(request: ApiRequest): Promise<Response> {
    const body = request.body === undefined ? {} : { body: JSON.stringify(request.body) };
    const { method, signal } = request;
    try {
      return await this.call(this.addressOf(request), {
        method,
        headers: this.headersOf(request),
        redirect: 'error',
        ...body,
        ...(signal ? { signal } : {}),
      });
    } catch (error) {
      throw unreachable(error);
    }
  }

  private async attempt<T>(
    request: ApiRequest,
  ): Promise<{ value: T } | { error: AnteroomError; waitMs: number | null }> {
    const signals = [AbortSignal.timeout(request.timeoutMs ?? answersWithinMs)];
    if (request.signal) signals.push(request.signal);
    try {
      const response = await this.open({ ...request, signal: AbortSignal.any(signals) });
      if (response.ok) return { value: parse<T>(await textOf(response)) };
      return { error: await errorOf(response), waitMs: retryAfterMs(response.headers.get('retry-after')) };
    } catch (error) {
      if (request.signal?.aborted) throw request.signal.reason;
      if (error instanceof AnteroomError) return { error, waitMs: null };
      throw error;
    }
  }

  private addressOf({ path, query = {} }: ApiRequest): string {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) {
      if (value === undefined || value === null) continue;
      for (const one of Array.isArray(value) ? (value as readonly string[]) : [value])
        parameters.append(name, String(one));
    }
    return `${this.base}${path}${parameters.size > 0 ? `?${parameters}` : ''}`;
  }

  private headersOf({ body, headers, token }: ApiRequest): Record<string, string> {
    const secret = token ?? this.key;
    return {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(secret === undefined ? {} : { authorization: `Bearer ${secret}` }),
      ...headers,
    };
  }
}

/** Was the request turned away before anything was done, or is it one whose repetition does no harm? */
function worthRepeating(status: number, repeatable: boolean): boolean {
  return status === 429 || (repeatable && [0, 502, 503, 504].includes(status));
}

async function textOf(response: Response): Promise<string> {
  try {
    return await response.text();
  } catch (error) {
    throw unreachable(error);
  }
}

function parse<T>(text: string): T {
  return (text === '' ? undefined : JSON.parse(text)) as T;
}
