import type { InlineKeyboard } from 'grammy/web'
import type { Move, Moved, Need } from '../../shared/domain/need-case.ts'
import type { Partner } from '../../shared/domain/partner.ts'
import { readNames } from '../../shared/store/member.ts'
import { changeNeed, readPrivate } from '../../shared/store/need.ts'
import { readPartner } from '../../shared/store/partner.ts'
import { needFacts, renderNeedCard } from '../../shared/views/need.ts'
import { namedIn } from '../../shared/views/need-tell.ts'
import { answerAlone, refuse, replace, type Spoken, silence, toast } from './answer.ts'
import type { InNeed } from './verb.ts'
import type { Ctx } from './world.ts'

/** In place of the pressed private message, else to the asker alone. */
export async function present(ctx: Ctx, spoken: Spoken): Promise<void> {
  await silence(ctx)
  if (ctx.callbackQuery && ctx.chat?.type === 'private') return replace(ctx, spoken)
  await answerAlone(ctx, spoken, 'need')
}

const partnerIn = (partner: Partner | undefined) =>
  partner && { partner: partner.name, ...(partner.contact && { contact: partner.contact }) }

/** The need as its coordinator sees it, private part included. */
export async function showNeed(ctx: Ctx, { community, need }: InNeed): Promise<void> {
  const { table, words, now } = ctx.world
  const [names, details, partner] = await Promise.all([
    readNames(table, community.id, namedIn(need)),
    readPrivate(table, need.id, now),
    need.partner ? readPartner(table, community.id, need.partner) : undefined,
  ])
  const view = { need, zone: community.zone, words, names }
  const more = { ...(details && { details }), ...partnerIn(partner) }
  await present(ctx, renderNeedCard({ ...view, ...more }))
}

/** The need's facts under a line, with buttons. */
export const underLine = (
  { world: { words } }: Ctx,
  { need, community }: InNeed,
  line: string,
  keyboard: InlineKeyboard,
): Spoken => {
  const facts = needFacts({ need, zone: community.zone, words, names: new Map() })
  return { text: `${line}\n\n${facts}`, keyboard }
}

/** Changes a need; a refusal is told, and undefined. Doing again what is so already is no refusal. */
export async function move(
  ctx: Ctx,
  need: Need,
  step: Move,
  also?: Parameters<typeof changeNeed>[4],
): Promise<Need | undefined> {
  const { table, now } = ctx.world
  const moved: Moved = await changeNeed(table, need, step, now, also)
  if (moved.ok) return moved.need
  await refuse(ctx, `need-shut-${moved.reason}`)
  return undefined
}

/** Changes a need, says so in a word, and shows the card as it is now. */
export async function moveAndShow(ctx: Ctx, here: InNeed, step: Move): Promise<void> {
  const need = await move(ctx, here.need, step)
  if (!need) return
  await toast(ctx, ctx.world.words.plain('need-noted'))
  await showNeed(ctx, { ...here, need })
}
