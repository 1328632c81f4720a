import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, CurrentCaller, type Caller } from '../http/access.js';
import { shippedScorer } from '../scoring/load-model.js';
import { RollBackDto } from './learning.dto.js';
import { LearningService } from './learning.service.js';
import { LearningSnapshotsView, SiteLearningView, viewSiteLearning, viewSnapshots } from './learning.view.js';

/** What a site has taught the scorer, and the ways to take it back. */
@ApiTags('learning')
@Controller('v1/sites/:site/learning')
export class LearningController {
  constructor(private readonly service: LearningService) {}

  @Get()
  @Access('sites:read')
  @ApiOperation({ summary: 'Where the learning of a site stands' })
  @ApiOkResponse({ type: SiteLearningView })
  async readLearning(@Param('site') site: string, @CurrentCaller() caller: Caller): Promise<SiteLearningView> {
    return viewSiteLearning(await this.service.read(caller, site));
  }

  @Get('snapshots')
  @Access('sites:read')
  @ApiOperation({ summary: 'The snapshots of what a site has taught, newest first' })
  @ApiOkResponse({ type: LearningSnapshotsView })
  async listSnapshots(@Param('site') site: string, @CurrentCaller() caller: Caller): Promise<LearningSnapshotsView> {
    const { state, snapshots } = await this.service.snapshots(caller, site);
    return viewSnapshots(state, snapshots);
  }

  @Post('roll-back')
  @HttpCode(200)
  @Access('sites:manage')
  @ApiOperation({ summary: 'Judge with an earlier snapshot, or with the shipped weights alone' })
  @ApiOkResponse({ type: SiteLearningView })
  async rollBack(
    @Param('site') site: string,
    @Body() { snapshotId, freeze = false }: RollBackDto,
    @CurrentCaller() caller: Caller,
  ): Promise<SiteLearningView> {
    const scorerVersion = shippedScorer().version;
    return viewSiteLearning(await this.service.rollBack(caller, site, { snapshotId, freeze, scorerVersion }));
  }

  @Post('freeze')
  @HttpCode(200)
  @Access('sites:manage')
  @ApiOperation({ summary: 'Learn nothing new until further notice; what was learnt stays' })
  @ApiOkResponse({ type: SiteLearningView })
  async freeze(@Param('site') site: string, @CurrentCaller() caller: Caller): Promise<SiteLearningView> {
    return viewSiteLearning(await this.service.freeze(caller, site, true));
  }

  @Post('unfreeze')
  @HttpCode(200)
  @Access('sites:manage')
  @ApiOperation({ summary: 'Learn again' })
  @ApiOkResponse({ type: SiteLearningView })
  async unfreeze(@Param('site') site: string, @CurrentCaller() caller: Caller): Promise<SiteLearningView> {
    return viewSiteLearning(await this.service.freeze(caller, site, false));
  }
}
