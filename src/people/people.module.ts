import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { ApiKeysController } from './api-keys.controller.js';
import { ApiKeysRepository } from './api-keys.repository.js';
import { ApiKeysService } from './api-keys.service.js';
import { Authenticator } from './authenticator.service.js';
import { PeopleController } from './people.controller.js';
import { PeopleRepository } from './people.repository.js';
import { PeopleService } from './people.service.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsRepository } from './sessions.repository.js';
import { SignInService } from './sign-in.service.js';

/** Who may come in: people, sessions, API keys, and the guard in front of every route of the application. */
@Module({
  controllers: [SessionsController, PeopleController, ApiKeysController],
  providers: [
    Authenticator,
    SignInService,
    PeopleService,
    ApiKeysService,
    PeopleRepository,
    ApiKeysRepository,
    SessionsRepository,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [Authenticator, PeopleService, ApiKeysService, PeopleRepository, ApiKeysRepository, SessionsRepository],
})
export class PeopleModule {}
