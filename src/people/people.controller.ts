import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, CurrentCaller, type Caller } from '../http/access.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import { PageQuery, placeOf } from './page.dto.js';
import { ChangePersonDto, CreatePersonDto } from './people.dto.js';
import { PeopleRepository } from './people.repository.js';
import { PeopleService } from './people.service.js';
import { PeoplePage, PersonView, viewPeople, viewPerson } from './people.view.js';

/** The people who moderate, for those who manage them. Callers limited to some sites meet only people within those. */
@ApiTags('people')
@Controller('v1/people')
export class PeopleController {
  constructor(
    private readonly repository: PeopleRepository,
    private readonly service: PeopleService,
  ) {}

  @Get()
  @Access('people:manage')
  @ApiOperation({ summary: 'List people, oldest first' })
  @ApiOkResponse({ type: PeoplePage })
  async listPeople(@Query() query: PageQuery, @CurrentCaller() caller: Caller): Promise<PeoplePage> {
    const { after, limit, size } = placeOf(query);
    return viewPeople(await this.repository.list({ after, limit, siteIds: caller.siteIds }), size);
  }

  @Post()
  @Access('people:manage')
  @ApiOperation({ summary: 'Let a person in' })
  @ApiCreatedResponse({ type: PersonView })
  async createPerson(@Body() body: CreatePersonDto, @CurrentCaller() caller: Caller): Promise<PersonView> {
    return viewPerson(await this.service.create(caller, body));
  }

  @Patch(':id')
  @Access('people:manage')
  @ApiOperation({ summary: 'Change a person, or shut one out' })
  @ApiOkResponse({ type: PersonView })
  async changePerson(
    @Param('id', UuidPipe) id: string,
    @Body() body: ChangePersonDto,
    @CurrentCaller() caller: Caller,
  ): Promise<PersonView> {
    return viewPerson(await this.service.change(caller, id, body));
  }
}
