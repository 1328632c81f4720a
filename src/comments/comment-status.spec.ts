import { describe, expect, it } from '@jest/globals';
import type { ActorKind } from '../database/actor.js';
import { allowedTransitions, commentStatuses, mayMove } from './comment-status.js';

const everybody: ActorKind[] = ['reader', 'machine', 'person', 'service', 'system'];

describe('the statuses of a comment', () => {
  it('can be left in these ways', () => {
    expect(allowedTransitions).toEqual({
      pending: ['held', 'approved', 'rejected', 'spam', 'erased'],
      held: ['approved', 'rejected', 'spam', 'erased'],
      approved: ['held', 'rejected', 'spam', 'erased'],
      rejected: ['held', 'approved', 'spam', 'erased'],
      spam: ['held', 'approved', 'rejected', 'erased'],
      erased: [],
    });
  });

  it('never lead back to pending, nor to themselves, and erased is the end', () => {
    for (const from of commentStatuses) {
      expect(allowedTransitions[from]).not.toContain('pending');
      expect(allowedTransitions[from]).not.toContain(from);
      expect(mayMove('erased', from, 'person')).toBe(false);
    }
  });

  it('can be moved by a person as the table says', () => {
    for (const from of commentStatuses) {
      for (const to of commentStatuses) expect(mayMove(from, to, 'person')).toBe(allowedTransitions[from].includes(to));
    }
  });

  it('can be moved by the machine from pending only (I5)', () => {
    for (const from of commentStatuses) {
      for (const to of commentStatuses) {
        expect([from, to, mayMove(from, to, 'machine')]).toEqual([from, to, from === 'pending' && to !== 'pending']);
      }
    }
  });

  it('lead to erased for whoever may erase', () => {
    for (const actor of everybody) expect(mayMove('pending', 'erased', actor)).toBe(true);
  });
});
