import { InlineKeyboard } from 'grammy/web'
import { type CommunityId, type MemberId, parseMemberId } from '../../../../shared/domain/ids.ts'
import { readMember, readMembers } from '../../../../shared/store/member.ts'
import {
  conferStar,
  publishStar,
  readStar,
  recordWish,
  removeCandidate,
  starCandidates,
  starStatusOf,
} from '../../../../shared/store/star.ts'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import { answerAlone, refuse, replace, type Spoken, silence, toast } from '../../answer.ts'
import { forCommunity, forCommunityNamed } from '../../gate.ts'
import type { InCommunity, Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'

const most = 20

async function list(ctx: Ctx, { community }: InCommunity): Promise<Spoken> {
  const { table, words } = ctx.world
  const candidates = (await starCandidates(table, community.id)).slice(0, most)
  const ids = candidates.map((one) => one.member)
  const members = await readMembers(table, community.id, ids)
  const keyboard = new InlineKeyboard()
  let shown = 0
  for (const { member: m } of candidates) {
    const member = members.get(m)
    // The list may be behind a correction: the books themselves decide.
    const status = member && (await starStatusOf(table, community, member))
    if (!status?.eligibleFor) continue
    shown += 1
    const name = member?.name ?? words.plain('name-unknown')
    const key = status.bySelection ? 'star-confer-selected' : 'star-confer'
    const text = words.plain(key, { name, stars: '⭐'.repeat(status.eligibleFor) })
    keyboard.text(text, callbackData('confer', community.id, m, status.eligibleFor)).row()
  }
  return shown > 0
    ? { text: words.html('star-list', { count: shown }), keyboard }
    : { text: words.html('star-nobody') }
}

const starIn = (text: string | undefined): number | undefined =>
  text && /^[1-9]$/.test(text) ? Number(text) : undefined

async function confer(ctx: Ctx, here: InCommunity, m: MemberId, star: number): Promise<void> {
  const { table, now, words } = ctx.world
  const { community, me } = here
  const member = await readMember(table, community.id, m)
  const status = member && (await starStatusOf(table, community, member))
  if (!status) return refuse(ctx, 'button-old')
  if (status.conferred >= star) {
    await toast(ctx, words.plain('star-already'))
  } else if (status.eligibleFor !== star) {
    return refuse(ctx, 'star-not-yet')
  } else {
    const entry = { community: community.id, member: m, star, by: me.id, at: now }
    const first = await conferStar(table, entry)
    await removeCandidate(table, community.id, m)
    await toast(ctx, words.plain(first ? 'star-given' : 'star-already'))
  }
  await replace(ctx, await list(ctx, here))
}

const starWords = (star: number) => ({ star, stars: '⭐'.repeat(star) })

/** What somebody answered, and the way to think again before it is out. */
function wished(ctx: Ctx, c: CommunityId, star: number, wish: 'yes' | 'no'): Spoken {
  const { words } = ctx.world
  const other = wish === 'yes' ? 'no' : 'yes'
  const data = callbackData('starwish', c, star, other)
  return {
    text: words.html(`star-wished-${wish}`, starWords(star)),
    keyboard: new InlineKeyboard().text(words.plain(`star-publish-${other}`), data),
  }
}

/** Stars: the bot marks who has come to one, coordinators confer, a name goes out with a yes. */
export const star: Verb = {
  command: forCommunity('coordinator', async (ctx, here) =>
    answerAlone(ctx, await list(ctx, here), 'star'),
  ),
  start: forCommunity('coordinator', async (ctx, here) =>
    answerAlone(ctx, await list(ctx, here), 'star'),
  ),
  buttons: {
    stars: forCommunityNamed('coordinator', async (ctx, here) => {
      await silence(ctx)
      await replace(ctx, await list(ctx, here))
    }),
    confer: forCommunityNamed('coordinator', async (ctx, here, [who = '', which]) => {
      const [m, wanted] = [parseMemberId(who), starIn(which)]
      if (!m || !wanted) return refuse(ctx, 'button-old')
      await confer(ctx, here, m, wanted)
    }),
    // About the presser's own star: nobody answers for somebody else.
    starwish: forCommunityNamed('anyone', async (ctx, { community, me }, [which, wish]) => {
      const { table, words } = ctx.world
      const wanted = starIn(which)
      if (!wanted || (wish !== 'yes' && wish !== 'no')) return refuse(ctx, 'button-old')
      const noted = await recordWish(table, [community.id, me.id, wanted], wish)
      await toast(ctx, words.plain(noted ? `star-wish-${wish}` : 'star-wish-late'))
      if (noted) await replace(ctx, wished(ctx, community.id, wanted, wish))
    }),
    starpub: forCommunityNamed('coordinator', async (ctx, { community }, [who = '', which]) => {
      const { table, now, words } = ctx.world
      const [m, wanted] = [parseMemberId(who), starIn(which)]
      if (!m || !wanted) return refuse(ctx, 'button-old')
      const first = await publishStar(table, [community.id, m, wanted], now)
      const isOut =
        first || (await readStar(table, community.id, m, wanted))?.publishedAt !== undefined
      await toast(ctx, words.plain(isOut ? 'star-out' : 'star-no-yes'), { box: !isOut })
      if (!isOut) return
      const name = (await readMember(table, community.id, m))?.name ?? words.plain('name-unknown')
      await replace(ctx, { text: words.html('star-was-published', { name, ...starWords(wanted) }) })
    }),
  },
}
