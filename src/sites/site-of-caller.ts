import { coversSite, type Caller } from '../http/access.js';
import { notFound } from '../http/problem.js';
import type { Site } from './site.entity.js';
import type { SitesRepository } from './sites.repository.js';

/** The site of a public key; 404 when there is none or the caller is not one of its people. Shared: not to be changed. */
export async function siteOfCaller(sites: SitesRepository, key: string, caller: Caller): Promise<Site> {
  const site = await sites.findByKey(key);
  if (!site || !coversSite(caller, site.id)) throw notFound('site');
  return site;
}
