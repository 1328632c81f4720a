import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { isStoreUnavailable } from '../database/unavailable.js';
import { Access } from '../http/access.js';
import { sendPage } from '../http/server.js';
import { IgnoresCredentials } from '../people/access.guard.js';
import { DemoService } from './demo.service.js';
import { homePage } from './home.view.js';

/** The bare address of the service. */
@ApiExcludeController()
@Controller()
export class HomeController {
  constructor(private readonly demo: DemoService) {}

  @Get()
  @Access('public')
  @IgnoresCredentials()
  async home(@Res() reply: FastifyReply): Promise<void> {
    const hasDemo = await this.demo.isThere().catch((error: unknown) => {
      if (isStoreUnavailable(error)) return false;
      throw error;
    });
    sendPage(reply, 200, homePage({ hasDemo }));
  }
}
