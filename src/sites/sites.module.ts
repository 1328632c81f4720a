import { Module } from '@nestjs/common';
import { SitesController } from './sites.controller.js';
import { SitesService } from './sites.service.js';

/** The routes of sites, for processes that have the access guard too. SitesRepository comes from the core: every role has it. */
@Module({ controllers: [SitesController], providers: [SitesService] })
export class SitesModule {}
