import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { judgeInput } from '../../test/support/judge-input.js';
import { JudgeServer, respond } from '../../test/support/judge-server.js';
import { SignedHttpJudge } from './signed-http.judge.js';
import { webhookHeaders, webhookKey } from '../http/webhook-signature.js';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

describe('the signature of a question', () => {
  it('is that of Standard Webhooks, by its published example', () => {
    const sent = new Date(1_614_265_330_000);
    expect(webhookHeaders([webhookKey(secret)], 'msg_p5jXN8AQM9LWM0D4loKWxJek', sent, '{"test": 2432232314}')).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });
});

describe('a judge of one’s own', () => {
  let server: JudgeServer;
  beforeEach(async () => {
    server = await JudgeServer.start();
  });
  afterEach(() => server.stop());

  const ask = (behaviour = respond(200, { scores: { spam: 0.5 } })) => {
    server.behaviour = behaviour;
    const judge = new SignedHttpJudge({ url: `${server.url}/judge?site=1`, secret });
    return judge.judge(judgeInput({ revision: 2 }), AbortSignal.timeout(5_000));
  };

  it('is told what is documented and nothing else, and can tell that it comes from here', async () => {
    await ask();
    const { headers, body } = server.asked[0]!;
    expect(JSON.parse(body)).toEqual({
      commentId: '0198c0de-0000-7000-8000-000000000001',
      revision: 2,
      site: 'site_test',
      thread: 'harbour',
      language: 'en',
      body: judgeInput().body,
      name: null,
    });
    const { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signature } = headers;
    expect(id).toBe('0198c0de-0000-7000-8000-000000000001.2');
    expect(Math.abs(Number(time) - Date.now() / 1000)).toBeLessThan(60);
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    const expected = createHmac('sha256', key)
      .update(`${String(id)}.${String(time)}.${body}`)
      .digest('base64');
    expect(signature).toBe(`v1,${expected}`);
  });

  it('may give a code as its reason, and no sentence', async () => {
    expect(await ask(respond(200, { scores: { abuse: 1 }, reason: 'known-troll' }))).toEqual({
      scores: { abuse: 1 },
      reason: 'known-troll',
    });
    for (const reason of ['He said "I will"', '', 7, {}, 'x'.repeat(65)]) {
      await expect(ask(respond(200, { scores: { abuse: 1 }, reason }))).rejects.toThrow('kebab-case');
    }
  });

  it.each([
    {},
    [],
    null,
    7,
    { spam: 2 },
    { spam: -0.1 },
    { spam: '1' },
    { spam: null },
    { fun: 1 },
    { spam: 0, fun: 1 },
  ])('has no opinion when its scores are %j', async (scores) => {
    await expect(ask(respond(200, { scores }))).rejects.toThrow('scores');
  });
});

describe('the receiver in docs/judges.md', () => {
  it('answers what comes from here, and refuses what does not', async () => {
    const [, example = ''] = /```js\n(.*?)```/s.exec(readFileSync('docs/judges.md', 'utf8')) ?? [];
    const onAFreePort = "listen(0, '127.0.0.1', function () { console.log(this.address().port); })";
    const program = example.replace("listen(9000, '127.0.0.1')", onAFreePort);
    expect(program).toContain(onAFreePort);
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
      env: { PATH: process.env.PATH, JUDGE_HTTP_SECRET: secret },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const [port] = await once(child.stdout, 'data');
      const ask = (body: string, key: string) =>
        new SignedHttpJudge({ url: `http://127.0.0.1:${String(port).trim()}/judge`, secret: key }).judge(
          judgeInput({ body }),
          AbortSignal.timeout(10_000),
        );
      expect(await ask('Watches, half the price', secret)).toEqual({ scores: { spam: 0.9 } });
      expect(await ask('A bridge — جسر', secret)).toEqual({ scores: { spam: 0 } });
      await expect(ask('Watches', `whsec_${'A'.repeat(32)}`)).rejects.toThrow('The judge answered 401.');
    } finally {
      child.kill('SIGKILL');
    }
  });
});
