import { request } from 'node:http';
import { ApiClient, type Answer } from './api-client.js';

/** What a client may send that `fetch` would mend or refuse to send. */
export interface RawRequest {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  /** Sent as they are, in chunks unless a content-length is among the headers. */
  body?: Buffer | string;
}

/** Sends a request as it is; the answer is remembered beside the ApiClient's own. */
export function rawRequest(
  url: string,
  { method = 'POST', path, headers = {}, body = '' }: RawRequest,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url + path, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const received = new Headers(Object.entries(response.headers).map(([name, value]) => [name, String(value)]));
        ApiClient.transcript.push(`${method} ${path} ${response.statusCode} ${JSON.stringify([...received])} ${text}`);
        const isJson = /json/.test(received.get('content-type') ?? '');
        resolve({
          status: response.statusCode!,
          headers: received,
          text,
          body: isJson && text ? JSON.parse(text) : {},
        });
      });
    });
    // A server that refuses a body early may close before it has read all of it; its answer is there all the same.
    let answered = false;
    sent.once('response', () => (answered = true));
    sent.on('error', (error) => (answered ? undefined : reject(error)));
    sent.end(body);
  });
}
