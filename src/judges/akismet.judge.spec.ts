import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { judgeInput } from '../../test/support/judge-input.js';
import { fixture, JudgeServer } from '../../test/support/judge-server.js';
import { AkismetJudge } from './akismet.judge.js';

describe('Akismet', () => {
  let server: JudgeServer;
  let judge: AkismetJudge;
  beforeEach(async () => {
    server = await JudgeServer.start();
    judge = new AkismetJudge({ key: 'abcdef123456', endpoint: `${server.url}/1.1/` });
    server.behaviour = fixture('akismet-ham');
  });
  afterEach(() => server.stop());

  const ask = (overrides: Parameters<typeof judgeInput>[0] = {}) =>
    judge.judge(judgeInput(overrides), AbortSignal.timeout(5_000));
  const sent = () => Object.fromEntries(new URLSearchParams(server.asked.at(-1)!.body));

  it('is told the text and where it stands, and an address of nobody', async () => {
    await ask();
    expect(sent()).toEqual({
      blog: 'https://news.example.org',
      blog_charset: 'UTF-8',
      blog_lang: 'en',
      user_ip: '192.0.2.1',
      comment_type: 'comment',
      comment_content: judgeInput().body,
      permalink: 'https://news.example.org/harbour',
    });
  });

  it('is told who wrote when the operator lets it, and leaves out what is not known', async () => {
    const thread = { key: 'harbour', url: null };
    await ask({ name: 'Layla', website: 'https://layla.example/', language: 'und', thread });
    expect(sent()).toMatchObject({ comment_author: 'Layla', comment_author_url: 'https://layla.example/' });
    expect(Object.keys(sent())).not.toEqual(expect.arrayContaining(['permalink']));
    expect(Object.keys(sent())).not.toEqual(expect.arrayContaining(['blog_lang']));
  });

  it('is surer of what it would discard', async () => {
    server.behaviour = fixture('akismet-spam');
    const spam = await ask();
    server.behaviour = fixture('akismet-discard');
    expect((await ask()).scores.spam).toBeGreaterThan(spam.scores.spam!);
  });

  it('has no opinion when it does not know the key', async () => {
    server.behaviour = fixture('akismet-invalid');
    await expect(ask()).rejects.toThrow('Akismet gave no answer.');
  });

  it('is not asked for a site that lists no origin', async () => {
    await expect(ask({ site: { key: 'site_test', url: null } })).rejects.toThrow('no origin');
    expect(server.asked).toEqual([]);
  });

  it('keeps the answers of questions apart that are asked at once', async () => {
    server.behaviour = (response, asked, closed) =>
      fixture(asked.body.includes('watches') ? 'akismet-discard' : 'akismet-ham')(response, asked, closed);
    const bodies = Array.from({ length: 40 }, (_, index) => (index % 3 === 0 ? `watches ${index}` : `bridge ${index}`));
    const opinions = await Promise.all(bodies.map((body) => ask({ body })));
    expect(opinions.map(({ scores }) => scores.spam)).toEqual(bodies.map((body) => (body.startsWith('w') ? 0.99 : 0)));
  });
});
