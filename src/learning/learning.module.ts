import { Module } from '@nestjs/common';
import { LearningController } from './learning.controller.js';
import { LearningService } from './learning.service.js';

/** The routes of learning, for the api role. What every role needs of learning comes from the core. */
@Module({ controllers: [LearningController], providers: [LearningService] })
export class LearningModule {}
