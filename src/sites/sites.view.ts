import { ApiProperty } from '@nestjs/swagger';
import { SitePolicyDto } from './site-policy.dto.js';
import type { SitePolicy } from './site-policy.js';
import type { Site } from './site.entity.js';

/** A site as those see it who may read sites. */
export class SiteView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ description: 'Public: article pages send it.' })
  key: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: [String] })
  origins: string[];

  @ApiProperty({ type: SitePolicyDto })
  policy: SitePolicy;

  @ApiProperty({ type: 'integer', description: 'Rises with each change of the policy; also the ETag.' })
  policyVersion: number;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;
}

/** The sites that the caller may see, oldest first. */
export class SitesView {
  @ApiProperty({ type: [SiteView] })
  items: SiteView[];
}

/** The view of a site. */
export function viewSite(site: Site): SiteView {
  const { id, key, name, origins, policy, policyVersion, createdAt } = site;
  return { id, key, name, origins, policy, policyVersion, createdAt: createdAt.toISOString() };
}

/** The entity tag of a site: its policy's version. */
export function tagOf(site: Site): string {
  return `"${site.policyVersion}"`;
}
