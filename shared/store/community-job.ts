import type { Community } from '../domain/community.ts'
import { planCommunityJobs } from '../domain/community-job.ts'
import type { Instant } from '../domain/time.ts'
import type { Job } from './job.ts'
import { communityPk } from './keys.ts'

/** The jobs that a community has from its founding on. */
export const communityJobs = (community: Community, now: Instant): Job[] =>
  planCommunityJobs(community, now).map((planned) => ({
    pk: communityPk(community.id),
    community: community.id,
    ...planned,
  }))
