import { Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';

/** Health and metrics; every process that listens has it. */
@Module({ controllers: [HealthController] })
export class HealthModule {}
