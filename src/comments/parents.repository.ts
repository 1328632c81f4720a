import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Comment } from './comment.entity.js';

/** Finds the comment that a new one answers. */
@Injectable()
export class ParentsRepository {
  constructor(private readonly database: DataSource) {}

  /** The comment if readers can see it in that thread; null otherwise, whatever the cause. */
  published(id: string, threadId: string): Promise<Pick<Comment, 'id' | 'rootId' | 'depth'> | null> {
    return this.database.getRepository(Comment).findOne({
      select: { id: true, rootId: true, depth: true },
      where: { id, threadId, status: 'approved' },
    });
  }
}
