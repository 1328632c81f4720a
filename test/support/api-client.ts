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

/** Sentences that share little with each other, so that the duplicate check has nothing to say. */
function ordinaryText(seed: number): string {
  const pick = (words: string[], step: number): string => words[Math.floor(seed / step) % words.length]!;
  const where = pick(['library', 'harbour', 'school', 'market', 'bridge', 'clinic', 'theatre'], 1);
  const what = pick(['reopened quietly', 'needs new windows', 'smells of fresh paint', 'was crowded with families', 'closes too early'], 7);
  const when = pick(['last spring', 'after the storm', 'on Sunday morning', 'during my holidays'], 35);
  return `My neighbour told me that the ${where} ${what} ${when}, and number ${seed} on our street agrees with her.`;
}
