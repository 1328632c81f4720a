import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../http/access.js';
import { notFound } from '../http/problem.js';
import { sendPage } from '../http/server.js';
import { IgnoresCredentials } from '../people/access.guard.js';
import type { ProblemPages } from './problem-pages.js';

/** Injection token of the ProblemPages. */
export const PROBLEM_PAGES = Symbol('PROBLEM_PAGES');

/** What a problem's `type` leads to: what it means and what to do about it. */
@ApiExcludeController()
@Controller('problems')
export class ProblemsController {
  constructor(@Inject(PROBLEM_PAGES) private readonly pages: ProblemPages) {}

  @Get()
  @Access('public')
  @IgnoresCredentials()
  index(@Res() reply: FastifyReply): void {
    sendPage(reply, 200, this.pages.index);
  }

  @Get(':slug')
  @Access('public')
  @IgnoresCredentials()
  one(@Param('slug') slug: string, @Res() reply: FastifyReply): void {
    const page = this.pages.bySlug.get(slug);
    if (!page) throw notFound('problem');
    sendPage(reply, 200, page);
  }
}
