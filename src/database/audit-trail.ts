import { v7 as uuidv7 } from 'uuid';
import type { Actor } from './actor.js';
import { AuditEntry } from './audit-entry.entity.js';
import type { Transaction } from './data-source.js';

/** Appends one audit row in the caller's transaction: what was done and that it was done stand or fall together. */
export async function recordAudit(
  tx: Transaction,
  actor: Actor,
  entry: { action: string; siteId?: string | null; subjectId?: string | null; reason?: string | null },
): Promise<void> {
  await tx.insert(AuditEntry, {
    id: uuidv7(),
    at: new Date(),
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name,
    action: entry.action,
    siteId: entry.siteId ?? null,
    subjectId: entry.subjectId ?? null,
    reason: entry.reason ?? null,
  });
}
