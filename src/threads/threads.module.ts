import { Module } from '@nestjs/common';
import { PublishedComments } from '../comments/published-comments.read-model.js';
import { ThreadSettingsController } from './thread-settings.controller.js';
import { ThreadsController } from './threads.controller.js';

/** What readers see, and what is set for single pages. */
@Module({ controllers: [ThreadsController, ThreadSettingsController], providers: [PublishedComments] })
export class ThreadsModule {}
