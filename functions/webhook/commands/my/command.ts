import { InlineKeyboard } from 'grammy/web'
import { type CommunityId, memberOf, parseActivityId } from '../../../../shared/domain/ids.ts'
import { standing } from '../../../../shared/domain/roster.ts'
import { readCommunities } from '../../../../shared/store/community.ts'
import { addMember, newMember, readMember, updateMember } from '../../../../shared/store/member.ts'
import { changeRoster } from '../../../../shared/store/roster.ts'
import { standingLine } from '../../../../shared/views/standing.ts'
import { answerAlone, refuse, replace, type Spoken, silence, toast } from '../../answer.ts'
import { communityHere, hintSetUp } from '../../gate.ts'
import { forAnyone, type Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'
import { choices, reminderChoices } from './choices.ts'
import { helping } from './helping.ts'
import { minutes } from './minutes.ts'
import type { MakePart, Mine, Part } from './part.ts'
import { upcoming } from './upcoming.ts'
import { whatsOn } from './whats-on.ts'

/** The parts of the page, from the top down. */
const parts: MakePart[] = [upcoming, helping, minutes, choices]

/** In a group the page is about that community; in private about all of the person's. */
async function communityIds(ctx: Ctx): Promise<CommunityId[]> {
  const here = ctx.chat?.type === 'private' ? undefined : await communityHere(ctx)
  return here ? [here] : (ctx.world.profile?.communities ?? [])
}

async function readMine(ctx: Ctx): Promise<Mine> {
  const { table } = ctx.world
  const id = memberOf(ctx.from?.id ?? 0)
  const communities = await readCommunities(table, await communityIds(ctx))
  const known = await Promise.all(communities.map((c) => readMember(table, c.id, id)))
  return { id, communities, members: known.flatMap((member) => member ?? []) }
}

const spoken = (all: Part[]): Spoken => ({
  text: all.flatMap(({ lines }) => lines).join('\n\n'),
  keyboard: new InlineKeyboard(all.flatMap(({ rows }) => rows)),
})

async function page(ctx: Ctx): Promise<Spoken> {
  const mine = await readMine(ctx)
  if (mine.communities.length === 0) return { text: ctx.world.words.html('no-community-private') }
  return spoken(await Promise.all(parts.map((make) => make(ctx, mine))))
}

const answer = async (ctx: Ctx): Promise<void> => answerAlone(ctx, await page(ctx), 'my')

/** Leaves, says so, and shows the page as it is now; leaving again changes nothing. */
async function leave(ctx: Ctx, id: string): Promise<void> {
  const { table, now, words } = ctx.world
  const a = parseActivityId(id)
  const m = memberOf(ctx.from?.id ?? 0)
  const op = { op: 'leave' as const, member: m }
  const last = { kind: 'leave' as const, member: m, via: 'button' as const, at: now }
  const result = a && (await changeRoster(table, a, op, last))
  if (!result || result === 'gone') return refuse(ctx, 'no-activity')
  if (!result.ok) return refuse(ctx, `shut-${result.reason}`)
  await toast(ctx, standingLine(words, result.roster, standing(result.roster, m)))
  await replace(ctx, await page(ctx))
}

async function remind(ctx: Ctx, wanted: string): Promise<void> {
  const { table, now } = ctx.world
  const choice = reminderChoices.find((c) => c === wanted)
  if (!choice) return refuse(ctx, 'button-old')
  const { id, communities } = await readMine(ctx)
  for (const community of communities) {
    await addMember(table, newMember(community.id, id, now))
    await updateMember(table, community.id, id, { remind: choice })
  }
  await toast(ctx, ctx.world.words.plain(`my-reminded-${choice}`))
  await replace(ctx, await page(ctx))
}

async function show(ctx: Ctx, make: (ctx: Ctx) => Promise<Spoken>): Promise<void> {
  await silence(ctx)
  await replace(ctx, await make(ctx))
}

const steps: Record<string, (ctx: Ctx, value: string) => Promise<void>> = {
  list: (ctx) => show(ctx, page),
  on: (ctx) => show(ctx, async () => spoken([await whatsOn(ctx, await readMine(ctx))])),
  leave,
  remind,
}

/** A person's own page: what they are in, and how they want to be reminded. */
export const my: Verb = {
  command: forAnyone(async (ctx) => {
    const isGroup = ctx.chat?.type !== 'private'
    if (isGroup && !(await communityHere(ctx))) return hintSetUp(ctx)
    await answer(ctx)
  }),
  start: forAnyone(answer),
  buttons: {
    my: forAnyone(async (ctx, [step = '', value = '']) => {
      await (steps[step]?.(ctx, value) ?? refuse(ctx, 'button-old'))
    }),
  },
}
