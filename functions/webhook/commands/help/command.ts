import { answerAlone, type Spoken } from '../../answer.ts'
import type { Audience } from '../../audience.ts'
import { audiences } from '../../audience.ts'
import { communityHere, findMe, hintSetUp, isUndecided, withoutCommunity } from '../../gate.ts'
import { type Listed, menuOf } from '../../menus.ts'
import { forAnyone, type Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'

/** One block for each kind of people, a line for each verb; Telegram makes commands tappable. */
function blocks(ctx: Ctx, listed: Listed[]): string[] {
  const { words, entries } = ctx.world
  const line = ({ name }: Listed) => {
    const beside = entries
      .filter((e) => e.beside === name)
      .map((e) => ` · /${e.name} ${words.html(`beside-${e.name}`)}`)
    return `/${name} ${words.html(`menu-${name}`)}${beside.join('')}`
  }
  const block = (audience: Audience): string[] => {
    const lines = listed.filter(({ menu }) => menu === audience).map(line)
    return lines.length > 0 ? [[words.html(`help-${audience}`), ...lines].join('\n')] : []
  }
  return audiences.flatMap(block)
}

async function page(ctx: Ctx): Promise<Spoken> {
  const { words, entries } = ctx.world
  const here = await findMe(ctx)
  const foot = words.html(here ? 'help-foot' : 'help-foot-none')
  const several = here && (ctx.world.profile?.communities.length ?? 0) > 1
  const place = several ? [words.html('help-community', { name: here.community.name })] : []
  const listed = blocks(ctx, menuOf(entries, here?.me.roles ?? {}))
  return { text: [...place, ...listed, foot].join('\n\n') }
}

const answer = async (ctx: Ctx): Promise<void> => answerAlone(ctx, await page(ctx), 'help')

/** What the asker can do here: made from the list of verbs, so that none is forgotten. */
export const help: Verb = {
  command: forAnyone(async (ctx) => {
    const isGroup = ctx.chat?.type !== 'private'
    if (isGroup && !(await communityHere(ctx))) return hintSetUp(ctx)
    await (isUndecided(ctx) ? withoutCommunity(ctx) : answer(ctx))
  }),
  start: forAnyone(answer),
}
