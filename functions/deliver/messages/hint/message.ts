import { InlineKeyboard } from 'grammy/web'
import type { Community } from '../../../../shared/domain/community.ts'
import { telegramIdOf } from '../../../../shared/domain/ids.ts'
import type { Member } from '../../../../shared/domain/member.ts'
import { policyIn } from '../../../../shared/domain/roll.ts'
import { sumOf } from '../../../../shared/domain/service-record.ts'
import { annualMinutesToGo } from '../../../../shared/domain/stars.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import type { Table } from '../../../../shared/store/connection.ts'
import { hoursOf } from '../../../../shared/store/hours.ts'
import { membersOf, readMember, readProfiles } from '../../../../shared/store/member.ts'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import { hoursNumber } from '../../../../shared/views/summary.ts'
import { type Words, wordsOf } from '../../../../shared/words/words.ts'
import { type DeliverDeps, done, type Messenger, ofOutcome } from '../../message.ts'
import { sendOnce } from '../../once.ts'
import { send } from '../../send.ts'

/** A volunteer's year so far, and what is missing in it. */
interface Year {
  enough: boolean
  said: { hours: string; missing: string; expected: number }
}

async function yearOf(
  table: Table,
  community: Community,
  member: Member,
  words: Words,
  at: Instant,
): Promise<Year> {
  const policy = policyIn(community)
  const minutes = sumOf((await hoursOf(table, community, member, at)).year, 'service')
  const toGo = annualMinutesToGo(minutes, policy)
  const said = {
    hours: hoursNumber(words, minutes),
    missing: hoursNumber(words, toGo),
    expected: policy.annualExpectationHours,
  }
  return { enough: toGo === 0, said }
}

/** To whoever asked to see it first: who will get it, and how it reads with their own hours. */
async function previewText(table: Table, { id }: Community, words: Words, year: Year) {
  const count = (await membersOf(table, id)).filter(({ yearHint }) => yearHint).length
  const text = words.html(year.enough ? 'hint-enough' : 'hint-year', year.said)
  return [words.html('hint-preview', { count }), '', text].join('\n')
}

async function say(deps: DeliverDeps, chat: number, words: Words, text: string) {
  const keyboard = new InlineKeyboard().text(
    words.plain('button-whats-on'),
    callbackData('my', 'on'),
  )
  return { sent: await send(deps, { chat }, { text, keyboard }), chat }
}

/** How many hours are missing this year, to one volunteer who wants to know; silence when none are. */
export const hint: Messenger<'hint'> = async (deps, intent, at) => {
  const { table } = deps
  const { what } = intent
  const community = await readCommunity(table, intent.community)
  const member = community && (await readMember(table, community.id, intent.member))
  const chat = telegramIdOf(intent.member)
  if (!member || chat === undefined || (what && !member.yearHint)) return done
  const profile = (await readProfiles(table, [member.id])).get(member.id)
  const words = wordsOf(profile?.language, community.language)
  const year = await yearOf(table, community, member, words, at)
  if (!what) {
    const { sent } = await say(deps, chat, words, await previewText(table, community, words, year))
    return sent.kind === 'sent' ? done : ofOutcome(sent)
  }
  if (year.enough) return done
  const once = { community, job: 'HINT' as const, what, chat }
  return sendOnce(deps, once, at, () => say(deps, chat, words, words.html('hint-year', year.said)))
}
