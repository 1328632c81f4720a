import { ApiProperty } from '@nestjs/swagger';
import type { Thread, ThreadModeration } from '../comments/thread.entity.js';
import { policyOnThread } from '../sites/site-policy.js';
import type { Site } from '../sites/site.entity.js';

/** What is set for one page. */
export class ThreadSettingsView {
  @ApiProperty({ description: 'The public key of the site.' })
  site: string;

  @ApiProperty({ description: 'The page’s own identifier.' })
  thread: string;

  @ApiProperty({ type: String, nullable: true, description: 'As the first comment named it.' })
  title: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'As the first comment named it.' })
  url: string | null;

  @ApiProperty({
    type: String,
    enum: ['premoderated', 'screened', null],
    nullable: true,
    description: 'What is set for this page; null = as the site.',
  })
  moderation: ThreadModeration | null;

  @ApiProperty({ enum: ['premoderated', 'screened'], description: 'What holds for this page.' })
  mode: ThreadModeration;
}

/** The view of a page, whether or not there is a row for it. */
export function viewThreadSettings(site: Site, key: string, thread: Partial<Thread> | null): ThreadSettingsView {
  const { title = null, url = null, moderation = null } = thread ?? {};
  const { mode } = policyOnThread(site.policy, moderation);
  return { site: site.key, thread: key, title, url, moderation, mode };
}
