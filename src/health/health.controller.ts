import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../http/access.js';
import { Metrics } from '../observability/metrics.js';
import { Readiness } from './readiness.js';

/** For whoever runs the service: is it alive, is it ready, what does it count. */
@ApiTags('operations')
@Controller()
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
  ) {}

  @Get('livez')
  @Access('public')
  @ApiOperation({ summary: 'Is the process alive? Restart it when this does not answer.' })
  alive(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('readyz')
  @Access('public')
  @ApiOperation({
    summary: 'Should the process get requests? 503 while it starts, stops, or cannot reach its database.',
  })
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const state = await this.readiness.state();
    void reply.code(state.status === 'ok' ? 200 : 503).send(state);
  }

  @Get('metrics')
  @Access('public')
  @ApiExcludeEndpoint()
  async scrape(@Res() reply: FastifyReply): Promise<void> {
    void reply.type(this.metrics.registry.contentType).send(await this.metrics.registry.metrics());
  }
}
