import { describe, expect, it } from '@jest/globals';
import { BadRequestException, HttpException, NotFoundException, type ArgumentsHost } from '@nestjs/common';
import Fastify, { errorCodes } from 'fastify';
import { BatchFullError } from '../database/batch.js';
import { Environment } from '../config/environment.js';
import { Log } from '../observability/log.js';
import { invalidField, Problem, problems } from './problem.js';
import { ProblemFilter } from './problem.filter.js';
import { rememberRoutes } from './route-table.js';

const server = Fastify();
rememberRoutes(server);
server.post('/v1/comments', async () => 'new');

interface Sent {
  status: number;
  type: string;
  headers: Record<string, string>;
  text: string;
  body: Record<string, unknown>;
}

const filter = new ProblemFilter(new Log(Object.assign(new Environment(), { LOG_LEVEL: 'silent' })));

function answerTo(error: unknown, request: { method?: string; url?: string; type?: string } = {}): Sent {
  const sent: Partial<Sent> = {};
  const reply = {
    code: (status: number) => Object.assign(reply, void (sent.status = status)),
    headers: ({ 'content-type': type, ...headers }: Record<string, string>) =>
      Object.assign(reply, void Object.assign(sent, { type, headers })),
    send: (text: string) => Object.assign(reply, void (sent.text = text)),
  };
  const { method = 'POST', url = '/nowhere', type = 'application/json' } = request;
  const asked = { id: 'request-1', method, raw: { url }, headers: { 'content-type': type }, server };
  filter.catch(error, {
    switchToHttp: () => ({ getRequest: () => asked, getResponse: () => reply }),
  } as unknown as ArgumentsHost);
  return { ...sent, body: JSON.parse(sent.text!) } as Sent;
}

const withCode = (code: string, message: string): Error => Object.assign(new Error(message), { code });
const secret = 'reader@example.org select * from comments /srv/app/main.js';

describe('the problem filter', () => {
  it('writes a problem as RFC 9457 says, with the request’s id', () => {
    const { status, type, body } = answerTo(invalidField('/name', 'must not be empty'));
    expect([status, type]).toEqual([422, 'application/problem+json; charset=utf-8']);
    expect(body).toEqual({
      type: '/problems/invalid-request',
      title: problems['invalid-request'].title,
      status: 422,
      detail: 'One field is not right.',
      requestId: 'request-1',
      errors: [{ pointer: '/name', detail: 'must not be empty' }],
    });
  });

  it('says when to come back, and how to sign in', () => {
    const busy = new Problem(problems['too-many-requests'], 'Slow down.', {
      retryAfterSeconds: 7,
      headers: { 'x-a': 'b' },
    });
    expect(answerTo(busy).headers).toEqual({ 'retry-after': '7', 'x-a': 'b' });
    expect(answerTo(new Problem(problems['sign-in-needed'], 'Who?')).headers).toEqual({ 'www-authenticate': 'Bearer' });
  });

  it('adds the members that a problem brings along', () => {
    const { body } = answerTo(
      new Problem(problems['version-conflict'], 'Late.', { members: { current: { version: 3 } } }),
    );
    expect(body.current).toEqual({ version: 3 });
  });

  it('has a problem for each way in which a request cannot be read', () => {
    expect(answerTo(new HttpException(secret, 413)).body.type).toBe('/problems/body-too-large');
    expect(answerTo(new HttpException(secret, 415)).body.type).toBe('/problems/unsupported-media-type');
    expect(answerTo(new BadRequestException(secret)).body.type).toBe('/problems/malformed-json');
    expect(answerTo(new BadRequestException(secret), { method: 'GET' }).body.type).toBe('/problems/malformed-request');
    expect(answerTo(new BadRequestException(secret), { type: 'text/plain' }).body.type).toBe(
      '/problems/malformed-request',
    );
    expect(answerTo(new NotFoundException(secret)).body.type).toBe('/problems/not-found');
  });

  it('tells a wrong method from a wrong address', () => {
    const { status, body, headers } = answerTo(new NotFoundException(secret), {
      method: 'PUT',
      url: '/v1/comments?x=1',
    });
    expect([status, body.type, headers.allow]).toEqual([405, '/problems/method-not-allowed', 'POST']);
  });

  it('answers 503 with Retry-After while the database cannot work', () => {
    const away = [
      withCode('ECONNREFUSED', secret),
      withCode('57P01', secret),
      withCode('53300', secret),
      withCode('08006', secret),
      Object.assign(new Error(secret), { driverError: withCode('55P03', secret) }),
      new Error('timeout exceeded when trying to connect'),
      new BatchFullError(),
    ];
    for (const error of away) {
      const { status, body, headers } = answerTo(error);
      expect([status, body.type]).toEqual([503, '/problems/try-again-later']);
      expect(Number(headers['retry-after'])).toBeGreaterThanOrEqual(1);
    }
  });

  it('answers 500 to what nobody foresaw, a row that the database refuses among it', () => {
    const faults = [
      withCode('23505', secret),
      withCode('22021', secret),
      new TypeError(secret),
      secret,
      undefined,
      null,
      { message: secret },
    ];
    for (const fault of faults) {
      const { status, body } = answerTo(fault);
      expect([status, body.type]).toEqual([500, '/problems/unexpected-fault']);
    }
  });

  it('answers a status that it has no problem for as a fault of ours', () => {
    expect(answerTo(new HttpException(secret, 418)).status).toBe(500);
  });

  it('repeats nothing of an error’s message, whatever the error', () => {
    const errors = [
      ...[400, 401, 403, 404, 413, 414, 415, 418, 500].map((status) => new HttpException(secret, status)),
      new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(secret),
      withCode('22021', secret),
      withCode('ECONNREFUSED', secret),
      new SyntaxError(secret),
    ];
    for (const error of errors) {
      const { text, headers } = answerTo(error);
      expect(text + JSON.stringify(headers)).not.toMatch(/reader@|select|\/srv|main\.js|at .*:\d+/);
    }
  });
});
