import { Module } from '@nestjs/common';
import { BansController } from './bans.controller.js';
import { BansService } from './bans.service.js';

/** The routes of bans. BansRepository comes from the core: the door and the checks ask it too. */
@Module({ controllers: [BansController], providers: [BansService] })
export class BansModule {}
