import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, CurrentCaller, type Caller } from '../http/access.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import { CreateApiKeyDto, RotateApiKeyDto } from './api-keys.dto.js';
import { ApiKeysRepository } from './api-keys.repository.js';
import { ApiKeysService } from './api-keys.service.js';
import { ApiKeysPage, NewApiKeyView, viewApiKeys, viewNewApiKey } from './api-keys.view.js';
import { PageQuery, placeOf } from './page.dto.js';

const defaultGraceHours = 24;

/** API keys, for those who manage them. Callers limited to some sites meet only keys within those. */
@ApiTags('api-keys')
@Controller('v1/api-keys')
export class ApiKeysController {
  constructor(
    private readonly repository: ApiKeysRepository,
    private readonly service: ApiKeysService,
  ) {}

  @Get()
  @Access('keys:manage')
  @ApiOperation({ summary: 'List keys, oldest first' })
  @ApiOkResponse({ type: ApiKeysPage })
  async listApiKeys(@Query() query: PageQuery, @CurrentCaller() caller: Caller): Promise<ApiKeysPage> {
    const { after, limit, size } = placeOf(query);
    return viewApiKeys(await this.repository.list({ after, limit, siteIds: caller.siteIds }), size);
  }

  @Post()
  @Access('keys:manage')
  @ApiOperation({ summary: 'Make a key; it is shown this once' })
  @ApiCreatedResponse({ type: NewApiKeyView })
  async createApiKey(@Body() body: CreateApiKeyDto, @CurrentCaller() caller: Caller): Promise<NewApiKeyView> {
    return viewNewApiKey(await this.service.create(caller, body));
  }

  @Post(':id/rotate')
  @Access('keys:manage')
  @ApiOperation({ summary: 'Make a new key in place of this one, which still works for the grace time' })
  @ApiCreatedResponse({ type: NewApiKeyView })
  async rotateApiKey(
    @Param('id', UuidPipe) id: string,
    @Body() body: RotateApiKeyDto,
    @CurrentCaller() caller: Caller,
  ): Promise<NewApiKeyView> {
    return viewNewApiKey(await this.service.rotate(caller, id, body.graceHours ?? defaultGraceHours));
  }

  @Delete(':id')
  @Access('keys:manage')
  @HttpCode(204)
  @ApiOperation({ summary: 'End a key now' })
  @ApiNoContentResponse()
  async endApiKey(@Param('id', UuidPipe) id: string, @CurrentCaller() caller: Caller): Promise<void> {
    await this.service.end(caller, id);
  }
}
