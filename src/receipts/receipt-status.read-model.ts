import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CommentStatus } from '../comments/comment-status.js';
import { poolOf } from '../database/data-source.js';

/** What is known about a comment to whoever holds its receipt, with the hash to check the receipt against. */
export interface ReceiptStatusRow {
  id: string;
  siteId: string;
  status: CommentStatus;
  reasons: string[];
  version: number;
  revision: number;
  createdAt: Date;
  receiptHash: Buffer;
}

/** Looks up where a comment stands, for its author. */
@Injectable()
export class ReceiptStatus {
  constructor(private readonly database: DataSource) {}

  async find(commentId: string): Promise<ReceiptStatusRow | null> {
    const { rows } = await poolOf(this.database).query<ReceiptStatusRow>({
      name: 'receipt-status',
      text: `select c.id, c.site_id as "siteId", c.status, c.reasons, c.version, c.revision, c.created_at as "createdAt",
               c.receipt_hash as "receiptHash"
             from comments c where c.id = $1`,
      values: [commentId],
    });
    return rows[0] ?? null;
  }
}
