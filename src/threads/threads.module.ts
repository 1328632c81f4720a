import { Module } from '@nestjs/common';
import { PublishedComments } from '../comments/published-comments.read-model.js';
import { ThreadsController } from './threads.controller.js';

/** What readers see. */
@Module({ controllers: [ThreadsController], providers: [PublishedComments] })
export class ThreadsModule {}
