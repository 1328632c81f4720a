import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Access, CurrentCaller, type Caller } from '../http/access.js';
import { changedPolicy } from '../sites/changed-policy.js';
import { siteOfCaller } from '../sites/site-of-caller.js';
import { SitesRepository } from '../sites/sites.repository.js';
import { partsNotTried, tryPolicy } from '../verdict/try-policy.js';
import { ScreenedComments } from './screened-comments.read-model.js';
import { ShadowReportQuery } from './shadow-report.query.dto.js';
import { ShadowReportReader } from './shadow-report.read-model.js';
import { ShadowReportView, viewShadowReport } from './shadow-report.view.js';
import { TryPolicyDto } from './try-policy.dto.js';
import { TriedPolicyView, viewTriedPolicy } from './try-policy.view.js';

const dayMs = 86_400_000;

/** What another policy would do: on trial beside the real one, or tried on what was screened already. */
@ApiTags('sites')
@ApiBearerAuth()
@ApiParam({ name: 'site', description: 'The public key of the site.' })
@ApiNotFoundResponse({ description: 'There is no such site, or it is not the caller’s.' })
@Controller('v1/sites/:site/policy')
export class PolicyTrialsController {
  constructor(
    private readonly sites: SitesRepository,
    private readonly shadow: ShadowReportReader,
    private readonly screened: ScreenedComments,
  ) {}

  @Get('shadow-report')
  @Access('sites:read')
  @ApiOperation({
    summary: 'How checks and thresholds on trial do',
    description:
      'Precision and recall against what people decided since. People look mostly at what was held, so recall says how much ' +
      'of what people turned away was objected to, not how much slipped by everybody.',
  })
  @ApiOkResponse({ type: ShadowReportView })
  async shadowReport(
    @Param('site') siteKey: string,
    @Query() { days }: ShadowReportQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<ShadowReportView> {
    const site = await siteOfCaller(this.sites, siteKey, caller);
    const since = new Date(Date.now() - days * dayMs);
    return viewShadowReport(await this.shadow.read(site.id, since, site.policy), since, site.policy);
  }

  @Post('try')
  @HttpCode(200)
  @Access('sites:manage')
  @ApiOperation({
    summary: 'Try a change of the policy on the latest comments',
    description: 'By the findings that were stored when they were screened. Changes nothing.',
  })
  @ApiOkResponse({ type: TriedPolicyView })
  async tryPolicy(
    @Param('site') siteKey: string,
    @Body() { policy: asked, comments = 1_000 }: TryPolicyDto,
    @CurrentCaller() caller: Caller,
  ): Promise<TriedPolicyView> {
    const { id, policy } = await siteOfCaller(this.sites, siteKey, caller);
    const other = changedPolicy(policy, asked);
    const tried = tryPolicy(await this.screened.latest(id, comments), policy, other);
    return viewTriedPolicy(tried, partsNotTried(policy, other));
  }
}
