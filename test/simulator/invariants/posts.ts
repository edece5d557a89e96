import { pseudonymId } from '../../../shared/domain/ids.ts'
import { confirmed, named } from '../../../shared/domain/roster.ts'
import { readCommunity } from '../../../shared/store/community.ts'
import { readNames } from '../../../shared/store/member.ts'
import { parsePost } from '../../../shared/store/post.ts'
import { unnamed } from '../../../shared/views/mention.ts'
import { renderPost } from '../../../shared/views/post.ts'
import { wordsOf } from '../../../shared/words/words.ts'
import { memoryTable } from '../engine/engine.ts'
import type { Facts } from './facts.ts'

const last = <T>(all: T[] | undefined): T | undefined => all?.at(-1)

const doors = [
  { open: false, began: false },
  { open: true, began: false },
  { open: true, began: true },
  { open: false, began: true },
]

/** Text without its tags, as people read it. */
const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .trim()

/** Each post shows the roster as it is in the end. */
export async function postsShowTheTruth(facts: Facts): Promise<string[]> {
  const table = memoryTable(facts.machine.rows)
  const wrong: string[] = []
  for (const item of facts.machine.rows.everything()) {
    if (!String(item.sk).startsWith('POST#')) continue
    const post = parsePost(item)
    const [activity, roster] = [
      facts.activities.get(post.activity),
      last(facts.rosters.get(post.activity))?.roster,
    ]
    const community = activity && (await readCommunity(table, activity.community))
    const seen =
      post.message === undefined
        ? undefined
        : facts.machine.telegram.world.message(post.chat, post.message)
    if (!activity || !roster || !community || !seen) continue
    const names = await readNames(table, community.id, named(roster))
    const words = wordsOf(community.language)
    const view = { activity, roster, names, zone: community.zone }
    // Whoever left is one without a name at first, and then one who left: no version tells.
    const alike = (text: string) =>
      text.replaceAll(unnamed(words, pseudonymId('')), words.plain('name-unknown'))
    const shown = alike(seen.message.text ?? '')
    const fits = doors.some(
      (door) => alike(plain(renderPost({ ...view, door }, words).text)) === shown,
    )
    if (!fits)
      wrong.push(`the post of ${post.activity} shows “${shown}”; in are ${confirmed(roster)}`)
  }
  return wrong
}

const hasMaybe = (params: Record<string, unknown>, a: string): boolean =>
  JSON.stringify(params.reply_markup ?? '').includes(`1maybe:${a}`)

/** One post of an activity in a chat, unless it isn't known whether the first came through. */
export function onePost(facts: Facts): string[] {
  return [...facts.activities.keys()].flatMap((a) => {
    const sent = facts.machine.said.filter(
      ({ applied, method, params, by }) =>
        applied && by === 'deliver' && method === 'sendMessage' && hasMaybe(params, a),
    )
    const chats = new Set(sent.map(({ params }) => params.chat_id))
    const reposts = facts.written.filter(
      ({ key, before, after }) =>
        key.pk === `A#${a}` &&
        key.sk.startsWith('POST#') &&
        before &&
        after &&
        before.sending !== undefined &&
        after.sending === undefined &&
        after.message === undefined,
    ).length
    return [...chats].flatMap((chat) => {
      const here = sent.filter(({ params }) => params.chat_id === chat)
      return here.length > 1 + reposts ? [`${here.length} posts of ${a} in ${chat}`] : []
    })
  })
}

/** Each activity has its post in the group; if something went wrong, nobody may know where it is. */
export function everyPostIsUp(facts: Facts): string[] {
  return facts.machine.rows.everything().flatMap((item) => {
    if (!String(item.sk).startsWith('POST#') || item.message !== undefined) return []
    const isUncertain = item.sending !== undefined && facts.machine.befallen.deliver > 0
    return isUncertain ? [] : [`${item.pk} is in no group`]
  })
}
