import { describe, expect, it } from '@jest/globals';
import { Problem, type ProblemPart } from '../http/problem.js';
import { ValidationPipe } from '../http/validation.pipe.js';
import { defaultSitePolicy } from './site-policy.js';
import { ChangeSiteDto, CreateSiteDto } from './sites.dto.js';

const read = (body: unknown): ChangeSiteDto =>
  new ValidationPipe().transform(body, { type: 'body', metatype: ChangeSiteDto }) as ChangeSiteDto;

function faults(body: unknown, metatype: typeof ChangeSiteDto | typeof CreateSiteDto = ChangeSiteDto): ProblemPart[] {
  try {
    new ValidationPipe().transform(body, { type: 'body', metatype });
    return [];
  } catch (error) {
    return (error as Problem).extra.errors ?? [];
  }
}
const pointers = (body: unknown): (string | undefined)[] => faults(body).map((fault) => fault.pointer);

describe('a change of a site', () => {
  it('may set any part of the policy', () => {
    const policy = {
      mode: 'premoderated',
      thresholds: { spam: { hold: 0.4, reject: null }, abuse: { hold: 0 }, quality: {} },
      maxLinks: 0,
      trustedDomains: ['example.org'],
      blocklist: ['casino'],
      flood: { perAuthor: 3 },
      minTimeOnFormMs: 500,
      preset: 'light',
      shadow: { checks: ['scorer', 'judge-akismet'], thresholds: { hate: { hold: 0.3 } } },
    };
    expect(faults({ policy })).toEqual([]);
    expect(faults({})).toEqual([]);
  });

  it('may send back a whole policy as it was answered', () => {
    expect(faults({ policy: defaultSitePolicy })).toEqual([]);
  });

  it.each([
    [{ thresholds: { spam: { hold: 1.01 } } }, '/policy/thresholds/spam/hold'],
    [{ thresholds: { spam: { reject: -0.1 } } }, '/policy/thresholds/spam/reject'],
    [{ thresholds: { spam: { reject: '0.5' } } }, '/policy/thresholds/spam/reject'],
    [{ thresholds: { spam: { warn: 0.5 } } }, '/policy/thresholds/spam/warn'],
    [{ thresholds: { spam: null } }, '/policy/thresholds/spam'],
    [{ thresholds: { politeness: { hold: 0.5 } } }, '/policy/thresholds/politeness'],
    [{ thresholds: [] }, '/policy/thresholds'],
    [{ mode: 'open' }, '/policy/mode'],
    [{ maxLinks: 1.5 }, '/policy/maxLinks'],
    [{ maxLinks: null }, '/policy/maxLinks'],
    [{ flood: { perAuthor: 0 } }, '/policy/flood/perAuthor'],
    [{ flood: 5 }, '/policy/flood'],
    [{ trustedDomains: ['https://example.org'] }, '/policy/trustedDomains'],
    [{ trustedDomains: ['exa mple.org'] }, '/policy/trustedDomains'],
    [{ blocklist: 'casino' }, '/policy/blocklist'],
    [{ blocklist: [''] }, '/policy/blocklist'],
    [{ blocklist: [7] }, '/policy/blocklist'],
    [{ blocklist: ['x'.repeat(201)] }, '/policy/blocklist'],
    [{ blocklist: Array.from({ length: 2_001 }, (_, n) => `word ${n}`) }, '/policy/blocklist'],
    [{ preset: 'harsh' }, '/policy/preset'],
    [{ preset: null }, '/policy/preset'],
    [{ presetChanged: 'no' }, '/policy/presetChanged'],
    [{ shadow: null }, '/policy/shadow'],
    [{ shadow: [] }, '/policy/shadow'],
    [{ shadow: { checks: 'scorer' } }, '/policy/shadow/checks'],
    [{ shadow: { checks: ['The scorer'] } }, '/policy/shadow/checks'],
    [{ shadow: { checks: ['x'.repeat(65)] } }, '/policy/shadow/checks'],
    [{ shadow: { checks: [7] } }, '/policy/shadow/checks'],
    [{ shadow: { checks: Array.from({ length: 51 }, (_, n) => `check-${n}`) } }, '/policy/shadow/checks'],
    [{ shadow: { thresholds: { hate: { hold: 2 } } } }, '/policy/shadow/thresholds/hate/hold'],
    [{ shadow: { thresholds: null } }, '/policy/shadow/thresholds'],
    [{ unreadable: true }, '/policy/unreadable'],
    [{ later: true }, '/policy/later'],
  ])('is refused with a pointer: %j', (policy, pointer) => expect(pointers({ policy })).toEqual([pointer]));

  it.each([null, [], 'strict'])('is refused when the policy is %j', (policy) => {
    expect(pointers({ policy })).toEqual(['/policy']);
  });

  it('says in words what is wrong with an entry', () => {
    expect(faults({ policy: { blocklist: ['two\nlines'] } })[0]?.detail).toBe(
      'must hold single lines of 1 to 200 characters',
    );
  });

  it('keeps host names in the form that addresses have them in, each once', () => {
    const dto = read({ policy: { trustedDomains: ['Müller.Example', 'xn--mller-kva.example', 'a.example'] } });
    expect(dto.policy?.trustedDomains).toEqual(['xn--mller-kva.example', 'a.example']);
  });

  it.each(['https://example.org', 'http://localhost:8080', 'https://xn--mller-kva.example'])(
    'takes the origin %s',
    (origin) => {
      expect(faults({ origins: [origin] })).toEqual([]);
    },
  );

  it.each([
    'https://example.org/',
    'https://example.org/news',
    'https://Example.org',
    'https://example.org:443',
    'https://user@example.org',
    'ftp://example.org',
    'example.org',
    'null',
    '*',
    7,
  ])('refuses the origin %j', (origin) => expect(pointers({ origins: [origin] })).toEqual(['/origins']));

  it.each(['name', 'origins'])('refuses null for %s', (field) =>
    expect(pointers({ [field]: null })).toEqual([`/${field}`]),
  );
});

describe('a new site', () => {
  it('needs a name and its origins', () => {
    expect(faults({}, CreateSiteDto).map((fault) => fault.pointer)).toEqual(['/name', '/origins']);
    expect(faults({ name: 'The Daily', origins: [] }, CreateSiteDto)).toEqual([]);
  });
});
