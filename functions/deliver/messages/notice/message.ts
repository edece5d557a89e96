import { addDays, instantAt, monthOfWeek } from '../../../../shared/domain/calendar.ts'
import type { Community } from '../../../../shared/domain/community.ts'
import { memberOf } from '../../../../shared/domain/ids.ts'
import type { CalendarDate, Instant } from '../../../../shared/domain/time.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import type { Table } from '../../../../shared/store/connection.ts'
import { readProfiles } from '../../../../shared/store/member.ts'
import { readTheme } from '../../../../shared/store/theme.ts'
import { countWaitingNeeds, shownBetween } from '../../../../shared/store/week.ts'
import { messageLink } from '../../../../shared/telegram/link.ts'
import { renderNotice } from '../../../../shared/views/notice.ts'
import { wordsOf } from '../../../../shared/words/words.ts'
import { done, type Messenger, ofOutcome, type Spoken } from '../../message.ts'
import { sendOnce } from '../../once.ts'
import { edit, send } from '../../send.ts'

const days = 7

/** The seven days from a date on, as they are planned now. */
async function renderWeek(
  table: Table,
  community: Community,
  about: { from: CalendarDate; now: Instant; language: string },
): Promise<Spoken> {
  const { zone, chat, id } = community
  const from = instantAt(about.from, 0, zone)
  const to = instantAt(addDays(about.from, days), 0, zone)
  const [shown, theme, openNeeds] = await Promise.all([
    shownBetween(table, id, from, to, chat),
    readTheme(table, id, monthOfWeek(about.from)),
    countWaitingNeeds(table, id),
  ])
  return renderNotice({
    words: wordsOf(about.language),
    zone,
    now: about.now,
    from,
    lastDay: instantAt(addDays(about.from, days - 1), 0, zone),
    activities: shown
      .filter(({ activity }) => activity.end > about.now)
      .map(({ activity, roster, post }) => {
        const link = post && messageLink(post.chat, post.message)
        return { activity, roster, ...(link && { link }) }
      }),
    openNeeds,
    date: about.from,
    ...(theme && { theme }),
  })
}

/** The week's notice: once in the group, or first to whoever wants to see it. */
export const notice: Messenger<'notice'> = async (deps, intent, at) => {
  const community = await readCommunity(deps.table, intent.community)
  if (!community) return done
  const { from, what, to, message } = intent
  const asker = to === undefined ? undefined : memberOf(to)
  const profile = asker && (await readProfiles(deps.table, [asker])).get(asker)
  const language = profile?.language ?? community.language
  const week = await renderWeek(deps.table, community, { from, now: at, language })
  const place = wordsOf(language).html('community-here', { name: community.name })
  const spoken = intent.named ? { ...week, text: `${place}\n\n${week.text}` } : week
  if (message !== undefined) {
    const edited = await edit(deps, to ?? community.chat, message, spoken)
    return edited.kind === 'edited' || edited.kind === 'missing' ? done : ofOutcome(edited)
  }
  if (to !== undefined) {
    const sent = await send(deps, { chat: to }, spoken)
    return sent.kind === 'sent' ? done : ofOutcome(sent)
  }
  if (community.suspended) return done
  const { chat, thread } = community
  return sendOnce(deps, { community, job: 'WEEKLY', what, chat: community.chat }, at, async () => ({
    sent: await send(deps, { chat, ...(thread !== undefined && { thread }) }, spoken),
    chat,
  }))
}
