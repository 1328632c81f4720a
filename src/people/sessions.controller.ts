import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Environment } from '../config/environment.js';
import { recordAudit } from '../database/audit-trail.js';
import { Access, CurrentCaller, type Caller } from '../http/access.js';
import { clientNetwork } from '../http/client-address.js';
import { Problem, problems } from '../http/problem.js';
import { IgnoresCredentials } from './access.guard.js';
import { Authenticator } from './authenticator.service.js';
import { PeopleRepository } from './people.repository.js';
import { pageOf } from '../http/request-page.js';
import { clearedSessionCookie, sessionCookie } from './session-cookie.js';
import { SignInDto } from './sessions.dto.js';
import { SessionsRepository } from './sessions.repository.js';
import { CallerView, NewSessionView, viewCaller, viewNewSession } from './sessions.view.js';
import { SignInService } from './sign-in.service.js';

/** Signing in and out, and the answer to "who am I?". No answer holds an e-mail address. */
@ApiTags('sessions')
@Controller('v1/sessions')
export class SessionsController {
  constructor(
    private readonly signIns: SignInService,
    private readonly sessions: SessionsRepository,
    private readonly people: PeopleRepository,
    private readonly authenticator: Authenticator,
    private readonly database: DataSource,
    private readonly environment: Environment,
  ) {}

  @Post()
  @Access('public')
  @IgnoresCredentials()
  @ApiOperation({ summary: 'Sign in' })
  @ApiCreatedResponse({ type: NewSessionView })
  async signIn(
    @Body() body: SignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NewSessionView> {
    // A foreign page must not be able to sign a reader in as somebody of its choice.
    if (pageOf(request, this.environment) === 'foreign') {
      throw new Problem(problems['not-allowed'], 'Browsers sign in from this service’s own pages only.');
    }
    const opened = await this.signIns.signIn(body, clientNetwork(request, this.environment.TRUSTED_PROXIES));
    reply.header('set-cookie', sessionCookie(request, this.environment, opened));
    return viewNewSession(opened);
  }

  @Get('current')
  @Access('signed-in')
  @ApiOperation({ summary: 'Who is calling, and what it may do' })
  @ApiOkResponse({ type: CallerView })
  async whoAmI(@CurrentCaller() caller: Caller): Promise<CallerView> {
    const person = caller.actor.kind === 'person' ? await this.people.findById(caller.actor.id!) : null;
    return viewCaller(caller, person?.role ?? null);
  }

  @Delete('current')
  @Access('signed-in')
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out' })
  @ApiNoContentResponse()
  async signOut(
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { sessionId } = caller;
    if (!sessionId) throw new Problem(problems['not-allowed'], 'An API key has no session that could end.');
    await this.database.transaction(async (tx) => {
      const ended = await this.sessions.end(tx, sessionId, new Date());
      if (ended) await recordAudit(tx, caller.actor, { action: 'session.ended', subjectId: sessionId });
    });
    this.authenticator.forgetSession(sessionId);
    reply.header('set-cookie', clearedSessionCookie(request, this.environment));
  }
}
