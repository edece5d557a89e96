import { calendarDate, isCalendarDate } from '../../../../shared/domain/calendar.ts'
import type { Community } from '../../../../shared/domain/community.ts'
import { second } from '../../../../shared/domain/time.ts'
import { enqueue } from '../../../../shared/queue/queue.ts'
import { answerAlone, refuse, toast, whisper } from '../../answer.ts'
import { forCommunity } from '../../gate.ts'
import type { Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'

/** In private, whoever is in several communities sees of which one the week is. */
const named = ({ chat, world }: Ctx) =>
  chat?.type === 'private' && (world.profile?.communities.length ?? 0) > 1 && { named: true }

/** The next seven days, to whoever asks, in private. */
async function show(ctx: Ctx, { id, zone }: Community): Promise<void> {
  const { queue, now, profile, words } = ctx.world
  const user = ctx.from?.id
  if (user === undefined) return
  const away = ctx.chat?.type !== 'private' && !profile?.reachable
  if (away) return answerAlone(ctx, { text: words.html('open-private') }, 'week')
  const from = calendarDate(now, zone)
  const once = `week:${user}:${ctx.chat?.id}:${ctx.msg?.message_id}`
  const intent = {
    kind: 'notice' as const,
    community: id,
    what: once,
    from,
    to: user,
    ...named(ctx),
  }
  await enqueue(queue, [{ intent, chat: user, once }])
}

// Many press at once: the message shows the newest seats all the same.
const slotMs = 5 * second

/** Brings a notice up to date where it stands. */
const fresh = forCommunity('anyone', async (ctx, { community }, [, from = '']) => {
  const message = ctx.callbackQuery?.message
  if (!message || !isCalendarDate(from)) return refuse(ctx, 'button-old')
  const { queue, now, words } = ctx.world
  const chat = message.chat.id
  const once = `fresh:${chat}:${message.message_id}:${Math.floor(now / slotMs)}`
  const about = {
    kind: 'notice' as const,
    community: community.id,
    what: once,
    from,
    ...named(ctx),
  }
  await enqueue(queue, [
    { intent: { ...about, to: chat, message: message.message_id }, chat, once },
  ])
  await toast(ctx, words.plain('notice-refreshing'))
})

const own = forCommunity('anyone', (ctx, { community }) => show(ctx, community))

export const week: Verb = {
  command: own,
  start: own,
  buttons: { week: fresh },
  // Under a notice with ten activities nobody can tell which one is meant.
  async reply(ctx) {
    await whisper(ctx, { text: ctx.world.words.html('notice-which') })
  },
}
