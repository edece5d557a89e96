import { parseActivityId } from '../../../../shared/domain/ids.ts'
import { readActivityAndRoster } from '../../../../shared/store/activity.ts'
import type { Ran, Run } from '../../job.ts'
import { refreshedPosts } from '../../posts.ts'

const nothing: Ran = { outgoing: [] }

/** The door opens: the posts show the check-in buttons, though nothing of the activity changed. */
export const openDoor: Run = async ({ table }, job, now) => {
  const a = parseActivityId(job.pk.slice(2))
  const found = a && (await readActivityAndRoster(table, a))
  const { status } = found?.roster ?? {}
  if (!found || now > found.activity.end || (status !== 'open' && status !== 'closed'))
    return nothing
  const { id } = found.activity
  return { outgoing: await refreshedPosts(table, id, `door:${id}@${job.due}`) }
}
