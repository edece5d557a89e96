import type { Community } from '../../../../shared/domain/community.ts'
import { lineUp } from '../../../../shared/domain/roster.ts'
import { day } from '../../../../shared/domain/time.ts'
import { activitiesBetween, readActivitiesAndRosters } from '../../../../shared/store/activity.ts'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import { factsText } from '../../../../shared/views/tell.ts'
import type { Words } from '../../../../shared/words/words.ts'
import type { Ctx } from '../../world.ts'
import type { Mine, Part } from './part.ts'

const ahead = 60 * day
const pageSize = 8

type Open = Awaited<ReturnType<typeof openIn>>[number]

async function openIn({ world: { table, now } }: Ctx, community: Community) {
  const limit = { limit: 4 * pageSize }
  const next = await activitiesBetween(table, community.id, now, now + ahead, limit)
  const found = await readActivitiesAndRosters(
    table,
    next.map((a) => a.id),
  )
  return found
    .filter(({ roster }) => roster.status === 'open')
    .map((one) => ({ ...one, community }))
}

const joinButtons = (words: Words, { activity, roster }: Open) =>
  lineUp(roster).flatMap(({ role, confirmed }) => {
    const { label, seats } = roster.roles[role] ?? { label: '', seats: 0 }
    if (seats === 0) return []
    const values = { title: activity.title, role: label, taken: confirmed.length, seats }
    const text = words.plain('whats-on-join', values)
    return [[{ text, callback_data: callbackData('in', activity.id, role) }]]
  })

/** What the person could still join, with buttons that sign up at once. */
export async function whatsOn(ctx: Ctx, { id, communities }: Mine): Promise<Part> {
  const { words } = ctx.world
  const found = await Promise.all(communities.map((c) => openIn(ctx, c)))
  const free = found
    .flat()
    .filter(({ roster }) => !(id in roster.tickets))
    .sort((a, b) => a.activity.start - b.activity.start)
    .slice(0, pageSize)
  const back = [{ text: words.plain('button-my'), callback_data: callbackData('my', 'list') }]
  if (free.length === 0) return { lines: [words.html('whats-on-none')], rows: [back] }
  const place = ({ name }: Community) =>
    communities.length > 1 ? `${words.html('community-here', { name })}\n` : ''
  const facts = free.map(
    (one) => place(one.community) + factsText({ ...one, about: 'notice', words }),
  )
  return {
    lines: [words.html('whats-on-head'), ...facts],
    rows: [...free.flatMap((one) => joinButtons(words, one)), back],
  }
}
