import { beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';

const script = `
  import { Environment } from './dist/config/environment.js';
  import { Log } from './dist/observability/log.js';
  const log = new Log(Object.assign(new Environment(), { LOG_LEVEL: 'debug' }));
  const secret = 'reader@example.org';
  const fault = Object.assign(new Error('duplicate key ' + secret), { code: '23505', detail: secret });
  log.requestFailed({ requestId: 'r1', route: '/v1/comments', status: 500 }, fault);
  log.screeningFailed('c1', new SyntaxError(secret));
  log.wakeFailed(3, secret);
  log.commentAccepted({ commentId: 'c2', siteId: 's', requestId: 'r2', email: secret, body: secret, name: secret });
  log.commentAccepted({ commentId: 'c3', comment: { email: secret, ip: secret, cookie: secret, authorization: secret } });
  const nest = log.forNest();
  nest.error(fault, fault.stack);
  nest.error('could not save ' + secret, 'Error: ' + secret + '\\n    at x', 'Loader');
  nest.log('Mapped {/v1/comments, POST} route', 'RouterExplorer');
`;

describe('the log', () => {
  let output: string;
  let lines: Record<string, unknown>[];

  beforeAll(() => {
    // In a process of its own, because pino writes to the file descriptor and not through process.stdout.
    const child = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
    expect(child.stderr).toBe('');
    output = child.stdout;
    lines = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  });

  it('is lines of JSON, each with a constant lower-case message', () => {
    expect(lines).toHaveLength(8);
    expect(lines.slice(0, 5).map(({ msg }) => msg)).toEqual([
      'request failed',
      'screening failed',
      'queue not reached: the sweep will wake these comments',
      'comment accepted',
      'comment accepted',
    ]);
  });

  it('tells which error it was and where, by codes and places', () => {
    expect(lines[0]).toMatchObject({ requestId: 'r1', status: 500, error: { type: 'Error', code: '23505' } });
    expect(lines[1]).toMatchObject({ commentId: 'c1', error: { type: 'SyntaxError' } });
    expect(lines[2]).toMatchObject({ waiting: 3, error: { type: 'string' } });
  });

  it('holds no message of an error', () => {
    expect(output).not.toContain('duplicate key');
  });

  it('blackens fields that must not be there, should somebody pass them all the same', () => {
    expect(lines[3]).toMatchObject({ commentId: 'c2', email: '[redacted]', body: '[redacted]', name: '[redacted]' });
    const comment = { email: '[redacted]', ip: '[redacted]', cookie: '[redacted]', authorization: '[redacted]' };
    expect(lines[4]).toMatchObject({ commentId: 'c3', comment });
  });

  it('leaves out what the framework says of errors', () => {
    expect(lines[5]).toMatchObject({ msg: 'framework message' });
    expect(lines[6]).toMatchObject({ msg: 'framework message', context: 'Loader' });
    expect(lines[7]).toMatchObject({ msg: 'Mapped {/v1/comments, POST} route', context: 'RouterExplorer' });
  });

  it('holds no address anywhere', () => {
    expect(output).not.toContain('example.org');
  });
});
