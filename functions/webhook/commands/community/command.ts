import { readCommunities } from '../../../../shared/store/community.ts'
import { updateProfile } from '../../../../shared/store/member.ts'
import { answerAlone, refuse, replace, type Spoken, silence } from '../../answer.ts'
import { communityChoice, findMe } from '../../gate.ts'
import { setPersonMenu } from '../../menus.ts'
import { replayed } from '../../replay.ts'
import { forAnyone, type Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'

async function card(ctx: Ctx): Promise<Spoken> {
  const { table, profile, words } = ctx.world
  const all = await readCommunities(table, profile?.communities ?? [])
  const [only] = all
  if (!only) return { text: words.html('no-community-private') }
  if (all.length === 1) return { text: words.html('community-only', { name: only.name }) }
  const here = all.find(({ id }) => id === profile?.here)
  const text = here
    ? words.html('community-switch', { name: here.name })
    : words.html('community-ask')
  return { text, keyboard: communityChoice(all, here?.id) }
}

async function choose(ctx: Ctx, name: string): Promise<void> {
  const { table, profile, words, entries } = ctx.world
  const user = ctx.from?.id ?? 0
  const [chosen] = await readCommunities(
    table,
    (profile?.communities ?? []).filter((c) => c === name),
  )
  if (!profile || !chosen) return refuse(ctx, 'button-old')
  await updateProfile(table, user, { here: chosen.id })
  profile.here = chosen.id
  await silence(ctx)
  await replace(ctx, { text: words.html('community-chosen', { name: chosen.name }) })
  await setPersonMenu(ctx.api, entries, user, (await findMe(ctx))?.me.roles ?? {}, profile.language)
  await replayed(ctx)
}

const show = async (ctx: Ctx): Promise<void> => answerAlone(ctx, await card(ctx), 'community')

/** Which of their communities a person acts in, in the private chat: asked once, then remembered. */
export const community: Verb = {
  command: forAnyone(show),
  start: forAnyone(show),
  buttons: { here: forAnyone((ctx, [name = '']) => choose(ctx, name)) },
}
