import { describe, expect, it } from '@jest/globals';
import { auditStatement } from './audit-log.read-model.js';

const everything = { after: null, limit: 50, siteIds: null, comment: null, actor: null, action: null };
const id = '01900000-0000-7000-8000-000000000001';

describe('auditStatement', () => {
  it('reads no further than a page and one row', () => {
    const { text, values } = auditStatement(everything);
    expect(values).toEqual([51]);
    expect(text.match(/limit \$1/g)).toHaveLength(3);
  });

  it('binds every value, and as many as it names', () => {
    const { text, values } = auditStatement({
      ...everything,
      after: id,
      siteIds: [id],
      comment: id,
      actor: id,
      action: 'comment.approve',
    });
    expect(text).not.toMatch(/01900000|approve/);
    const named = new Set([...text.matchAll(/\$(\d+)/g)].map((match) => Number(match[1])));
    expect([...named].sort((a, b) => a - b)).toEqual(values.map((_, index) => index + 1));
  });
});
