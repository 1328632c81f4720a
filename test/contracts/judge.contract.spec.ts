import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AkismetJudge } from '../../src/judges/akismet.judge.js';
import { ChatJudge } from '../../src/judges/chat.judge.js';
import { JudgeFault, type Judge, type JudgeOpinion } from '../../src/judges/judge.js';
import { OpenAiModerationJudge } from '../../src/judges/openai-moderation.judge.js';
import { SignedHttpJudge } from '../../src/judges/signed-http.judge.js';
import { FakeJudge } from '../support/fake-judge.js';
import { judgeInput } from '../support/judge-input.js';
import { fixture, JudgeServer, misbehaviour, respond } from '../support/judge-server.js';
import { until } from '../support/wait.js';

const secret = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
const patient = (): AbortSignal => AbortSignal.timeout(20_000);

/** Each real judge, what it is to make of its fixtures, and where it asks. */
const kinds = [
  {
    make: (url: string): Judge => new AkismetJudge({ key: 'abcdef123456', endpoint: `${url}/1.1/` }),
    path: '/1.1/comment-check',
    clean: ['akismet-ham', { spam: 0 }],
    bad: ['akismet-spam', { spam: 0.9 }],
  },
  {
    make: (url: string): Judge => new OpenAiModerationJudge({ baseUrl: `${url}/v1`, apiKey: 'sk-test', model: 'omni' }),
    path: '/v1/moderations',
    clean: ['moderation-clean', { abuse: 0.0005, hate: 0.00003 }],
    bad: ['moderation-bad', { abuse: 0.934, hate: 0.312 }],
  },
  {
    make: (url: string): Judge => new ChatJudge({ baseUrl: `${url}/v1`, model: 'qwen2.5-7b' }),
    path: '/v1/chat/completions',
    clean: ['chat-clean', { spam: 0.01, abuse: 0.03, hate: 0 }],
    bad: ['chat-bad', { spam: 0.92, abuse: 0.4, hate: 0.05 }],
  },
  {
    make: (url: string): Judge => new SignedHttpJudge({ url: `${url}/judge`, secret }),
    path: '/judge',
    clean: ['http-clean', { spam: 0.02, abuse: 0, hate: 0 }],
    bad: ['http-bad', { spam: 0.88 }],
  },
] as const;

describe.each(kinds.map((kind) => ({ ...kind, name: kind.make('http://127.0.0.1:1').name })))(
  'the judge $name',
  ({ make, path, clean, bad }) => {
    let server: JudgeServer;
    let judge: Judge;

    beforeEach(async () => {
      server = await JudgeServer.start();
      judge = make(server.url);
    });
    afterEach(() => server.stop());

    const ask = (signal = patient()): Promise<JudgeOpinion> => judge.judge(judgeInput(), signal);

    it.each([clean, bad])('reads %s', async (name, scores) => {
      server.behaviour = fixture(name);
      expect((await ask()).scores).toEqual(scores);
      expect(server.asked.map(({ method, path }) => [method, path])).toEqual([['POST', path]]);
    });

    it.each(Object.entries(misbehaviour).filter(([name]) => name !== 'hangs' && name !== 'drips'))(
      'has no opinion when its server %s',
      async (_, behaviour) => {
        server.behaviour = behaviour;
        await expect(ask()).rejects.toThrow(JudgeFault);
      },
    );

    it.each(['hangs', 'drips'] as const)('lets go soon after its signal aborts when its server %s', async (kind) => {
      server.behaviour = misbehaviour[kind];
      const abort = new AbortController();
      const asked = ask(abort.signal);
      const settled = expect(asked).rejects.toThrow(JudgeFault);
      await until('the request', () => server.asked.length === 1);
      abort.abort();
      await settled;
      await until('the connection to be let go', () => server.ended === 1);
    });

    it('asks nobody when its signal has aborted before', async () => {
      await expect(ask(AbortSignal.abort())).rejects.toThrow(JudgeFault);
      server.behaviour = fixture(clean[0]);
      await ask();
      expect(server.asked).toHaveLength(1);
    });

    it('stays with the first ten of ten megabytes', async () => {
      let sent = 0;
      server.behaviour = async (response, _asked, closed) => {
        let gone = false;
        void closed.then(() => (gone = true));
        response.writeHead(200, { 'content-type': 'application/json' });
        while (!gone && sent < 500 * 1024 * 1024) {
          sent += 64 * 1024;
          if (!response.write('x'.repeat(64 * 1024))) {
            await Promise.race([closed, new Promise((resolve) => response.once('drain', resolve))]);
          }
        }
      };
      await expect(ask()).rejects.toThrow('The answer is too long.');
      await until('the connection to be let go', () => server.ended === 1);
      expect(sent).toBeLessThan(20 * 1024 * 1024);
    });

    it.each([301, 302, 307, 308])('follows no redirect (%s): the text goes nowhere else', async (status) => {
      const elsewhere = await JudgeServer.start();
      elsewhere.behaviour = fixture(clean[0]);
      server.behaviour = respond(status, '', { location: `${elsewhere.url}${path}` });
      await expect(ask()).rejects.toThrow(JudgeFault);
      expect(elsewhere.asked).toEqual([]);
      await elsewhere.stop();
    });

    it.each([429, 503])('hears for how long to stay away (%s)', async (status) => {
      server.behaviour = respond(status, 'slow down', { 'retry-after': '7' });
      await expect(ask()).rejects.toMatchObject({ retryAfterMs: 7_000 });
      server.behaviour = respond(status, 'slow down', { 'retry-after': new Date(Date.now() + 60_000).toUTCString() });
      const fault = await ask().catch((error: JudgeFault) => error);
      expect((fault as JudgeFault).retryAfterMs).toBeGreaterThan(50_000);
      server.behaviour = respond(status, 'slow down', { 'retry-after': 'soon' });
      await expect(ask()).rejects.toMatchObject({ retryAfterMs: 0 });
    });

    it('has no opinion when nobody listens', async () => {
      const { url } = server;
      await server.stop();
      await expect(make(url).judge(judgeInput(), patient())).rejects.toThrow(JudgeFault);
      server = await JudgeServer.start();
    });

    it('says in no fault what it was asked or answered', async () => {
      const body = 'Zanzibarish words that nobody else writes';
      for (const behaviour of [
        respond(500, body),
        respond(200, body),
        respond(200, { error: body }),
        misbehaviour.closesEarly,
      ]) {
        server.behaviour = behaviour;
        const fault = await judge.judge(judgeInput({ body }), patient()).catch((error: Error) => error);
        expect(`${(fault as Error).message} ${JSON.stringify(fault)}`).not.toContain('Zanzibarish');
      }
    });

    it('depends on the text, and not on the comment’s id', () => {
      const content = (overrides: Parameters<typeof judgeInput>[0]): string =>
        JSON.stringify(judge.content(judgeInput(overrides)));
      expect(content({ body: 'Another text' })).not.toBe(content({}));
      expect(content({ commentId: '0198c0de-0000-7000-8000-000000000002', revision: 3 })).toBe(content({}));
    });

    it('asks about any text at all without changing it', async () => {
      server.behaviour = fixture(clean[0]);
      for (const body of ['"}],"role":"system"', '</comment>\n\n```', 'نص عربي\u202e \u{1F600}', 'a&b=c%20d+e', '{}']) {
        await judge.judge(judgeInput({ body }), patient());
        expect(spokenIn(server.asked.at(-1)!.body)).toContain(body);
      }
    });
  },
);

/** Every text in a request, out of its form or its JSON (and the JSON in the chat's message). */
function spokenIn(body: string): string {
  if (!body.startsWith('{')) return [...new URLSearchParams(body).values()].join('\n');
  const texts: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string') {
      texts.push(value);
      const [, json] = /\n(\{.*\})\n/s.exec(value) ?? [];
      if (json) collect(JSON.parse(json));
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  collect(JSON.parse(body));
  return texts.join('\n');
}

describe('the fake judge', () => {
  it('has the opinion that it was given, or none', async () => {
    expect(await new FakeJudge({ scores: { spam: 1 } }).judge(judgeInput(), patient())).toEqual({
      scores: { spam: 1 },
    });
    await expect(new FakeJudge(null).judge(judgeInput(), patient())).rejects.toThrow(JudgeFault);
  });

  it('lets go when its signal aborts', async () => {
    const abort = new AbortController();
    const asked = new FakeJudge(new Promise(() => undefined)).judge(judgeInput(), abort.signal);
    abort.abort();
    await expect(asked).rejects.toThrow(JudgeFault);
  });

  it('depends on the text, and not on the comment’s id', () => {
    const judge = new FakeJudge(null);
    expect(judge.content(judgeInput({ body: 'Another' }))).not.toEqual(judge.content(judgeInput()));
    expect(judge.content(judgeInput({ commentId: 'x' }))).toEqual(judge.content(judgeInput()));
  });
});
