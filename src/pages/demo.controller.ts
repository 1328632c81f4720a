import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Environment } from '../config/environment.js';
import { Access } from '../http/access.js';
import { clientNetwork } from '../http/client-address.js';
import { Problem, problems } from '../http/problem.js';
import { pageOf } from '../http/request-page.js';
import { sendPage } from '../http/server.js';
import { IgnoresCredentials } from '../people/access.guard.js';
import { articles, type Article } from './articles.js';
import { assets, cacheControl, type Asset } from './assets.js';
import { DemoService, type PageAnswer, type PageRequest } from './demo.service.js';
import { idIn, readForm } from './form-values.js';

/** The demo pages: plain HTML and forms, for people. A sign-in that has ended elsewhere is no reason to refuse a page. */
@ApiExcludeController()
@Controller('demo')
export class DemoController {
  constructor(
    private readonly demo: DemoService,
    private readonly environment: Environment,
  ) {}

  @Get()
  @Access('public')
  @IgnoresCredentials()
  english(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.show(articles.en, request, reply);
  }

  @Get('ar')
  @Access('public')
  @IgnoresCredentials()
  arabic(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.show(articles.ar, request, reply);
  }

  @Post()
  @Access('public')
  @IgnoresCredentials()
  takeEnglish(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.take(articles.en, request, reply);
  }

  @Post('ar')
  @Access('public')
  @IgnoresCredentials()
  takeArabic(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.take(articles.ar, request, reply);
  }

  @Get('style.css')
  @Access('public')
  @IgnoresCredentials()
  style(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    sendAsset(assets['style.css'], request, reply);
  }

  @Get('icon.svg')
  @Access('public')
  @IgnoresCredentials()
  icon(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    sendAsset(assets['icon.svg'], request, reply);
  }

  private async show(article: Article, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    answer(reply, await this.demo.show(pageRequest(article, request)));
  }

  private async take(article: Article, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    this.refuseForeignPages(request);
    const form = readForm(request.body, request.headers['content-type']);
    const network = clientNetwork(request, this.environment.TRUSTED_PROXIES);
    const again = await this.demo.take(pageRequest(article, request), form, network);
    if (again) answer(reply, again);
    else void reply.code(303).header('location', `${article.path}?sent=1#comments-note`).send();
  }

  /** Another site's page must not be able to comment in the name of whoever looks at it. */
  private refuseForeignPages(request: FastifyRequest): void {
    if (pageOf(request, this.environment) === 'foreign') {
      throw new Problem(problems['origin-not-allowed'], 'This form can be sent from its own page only.');
    }
  }
}

function pageRequest(article: Article, request: FastifyRequest): PageRequest {
  return {
    article,
    after: idIn(request.query, 'after'),
    replyTo: idIn(request.query, 'reply'),
    sent: queryOf(request)['sent'] === '1',
    requestId: request.id,
    route: request.routeOptions.url ?? 'none',
  };
}

function answer(reply: FastifyReply, { status, html, retryAfterSeconds }: PageAnswer): void {
  if (retryAfterSeconds !== null) void reply.header('retry-after', String(retryAfterSeconds));
  sendPage(reply, status, html);
}

function sendAsset(asset: Asset, request: FastifyRequest, reply: FastifyReply): void {
  void reply
    .header('cache-control', cacheControl(asset, queryOf(request)['v']))
    .type(asset.type)
    .send(asset.body);
}

function queryOf(request: FastifyRequest): Record<string, unknown> {
  return request.query as Record<string, unknown>;
}
