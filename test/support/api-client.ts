/** An answer of the service, with its body read. */
export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- answers are asserted field by field
  text: string;
}

/** Speaks HTTP to a running service, and remembers every answer so that they can be searched for leaks. */
export class ApiClient {
  static readonly transcript: string[] = [];

  constructor(
    readonly url: string,
    readonly token: string | null = null,
  ) {}

  as(token: string): ApiClient {
    return new ApiClient(this.url, token);
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('GET', path, undefined, headers);
  }

  post(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('POST', path, body, headers);
  }

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(this.url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...headers,
      },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    ApiClient.transcript.push(`${method} ${path} ${response.status} ${JSON.stringify([...response.headers])} ${text}`);
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, text, body: isJson && text ? JSON.parse(text) : {} };
  }
}

let submissions = 0;

/** A submission that every check lets through; each call's is different from the others. */
export function submission(fields: Record<string, unknown> = {}): Record<string, unknown> {
  submissions += 1;
  return {
    site: 'site_demo',
    thread: 'harbour',
    name: 'Layla',
    email: `reader${submissions}@example.org`,
    body: ordinaryText(submissions),
    ...fields,
  };
}

const words = (
  'bridge garden letter winter captain orange mountain coffee window teacher market silver evening paper river school ' +
  'summer village doctor blanket kitchen forest ticket morning painter harbour island museum lantern basket meadow ' +
  'station cousin journey weather feather candle pocket saddle copper'
).split(' ');

/** Fifteen words in an order of their own for each seed, so that the duplicate check has nothing to say. */
function ordinaryText(seed: number): string {
  let state = seed * 2_654_435_761;
  const next = (): string => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 374_761_393) >>> 0;
    return words[state % words.length]!;
  };
  return `The ${Array.from({ length: 15 }, next).join(' ')}.`;
}
