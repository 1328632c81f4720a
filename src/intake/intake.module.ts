import { Module } from '@nestjs/common';
import { IntakeController } from './intake.controller.js';
import { IntakeService } from './intake.service.js';
import { ShortWay } from './short-way.js';

/** The door for comments; pages with a form use its service too. */
@Module({ controllers: [IntakeController], providers: [IntakeService, ShortWay], exports: [IntakeService] })
export class IntakeModule {}
