import { ApiProperty } from '@nestjs/swagger';
import { banActions, banKinds, type BanAction, type BanKind } from '../checks/check.js';
import { encodeCursor } from '../http/cursor.js';
import type { Ban } from './ban.entity.js';

const time = { type: String, format: 'date-time', nullable: true } as const;

/** A ban. */
export class BanView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'null = every site' })
  siteId: string | null;

  @ApiProperty({ enum: banKinds })
  kind: BanKind;

  @ApiProperty({ type: String, nullable: true, description: 'null for a fingerprint: it says nothing to anybody.' })
  value: string | null;

  @ApiProperty({ enum: banActions })
  action: BanAction;

  @ApiProperty()
  reason: string;

  @ApiProperty(time)
  expiresAt: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'The name of who made it.' })
  createdBy: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty(time)
  liftedAt: string | null;
}

/** One page of bans. */
export class BansPage {
  @ApiProperty({ type: [BanView] })
  items: BanView[];

  @ApiProperty({ type: String, nullable: true, description: 'The cursor of the next page; null = the end.' })
  next: string | null;
}

/** The view of a ban. */
export function viewBan(ban: Ban): BanView {
  const { id, siteId, kind, action, reason, createdBy } = ban;
  return {
    ...{ id, siteId, kind, value: kind === 'fingerprint' ? null : ban.value, action, reason, createdBy },
    expiresAt: ban.expiresAt?.toISOString() ?? null,
    createdAt: ban.createdAt.toISOString(),
    liftedAt: ban.liftedAt?.toISOString() ?? null,
  };
}

/** Shows the first `size` of these bans; one more among them says that another page follows. */
export function viewBans(bans: Ban[], size: number): BansPage {
  const items = bans.slice(0, size).map(viewBan);
  return { items, next: bans.length > size ? encodeCursor([items.at(-1)!.id]) : null };
}
