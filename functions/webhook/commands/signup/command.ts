import {
  type ActivityId,
  digest,
  type MemberId,
  memberOf,
  neighbourId,
} from '../../../../shared/domain/ids.ts'
import {
  type LastChange,
  type RosterOp,
  type RosterResult,
  standing,
} from '../../../../shared/domain/roster.ts'
import { addMember, newMember } from '../../../../shared/store/member.ts'
import { changeRoster } from '../../../../shared/store/roster.ts'
import { standingLine } from '../../../../shared/views/standing.ts'
import { escapeHtml } from '../../../../shared/words/words.ts'
import { refuse, toast, whisper } from '../../answer.ts'
import { forAnyone, type Handler, type Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'
import {
  type Answer,
  postUnder,
  pressedAnswer,
  reactionFor,
  repliedAnswer,
  unclearKeyboard,
} from './input.ts'

const member = (ctx: Ctx): MemberId => memberOf(ctx.from?.id ?? 0)

/** The post that was pressed. A notice or reminder has such buttons too, and is no post. */
function underPost(ctx: Ctx): { message?: number } {
  const message = ctx.callbackQuery?.message
  const seen = message && 'text' in message ? message : undefined
  const roles = postUnder(seen)?.roles ?? []
  return message && roles.length > 0 ? { message: message.message_id } : {}
}

const change = (ctx: Ctx, op: RosterOp, via: LastChange['via']): LastChange => ({
  kind: op.op,
  via,
  at: ctx.world.now,
  ...('member' in op && { member: op.member }),
  ...('member' in op && op.member !== member(ctx) && { by: member(ctx) }),
  ...(ctx.chat && { chat: ctx.chat.id }),
  ...underPost(ctx),
})

function answerLine(ctx: Ctx, result: RosterResult, m: MemberId): string {
  const { words } = ctx.world
  if (!result.ok) return words.plain(`shut-${result.reason}`)
  return standingLine(words, result.roster, standing(result.roster, m))
}

/** A role that asks for a permit refuses at first: looking for one is not the path that all take. */
async function changed(ctx: Ctx, a: ActivityId, op: RosterOp, last: LastChange) {
  const first = await changeRoster(ctx.world.table, a, op, last)
  const isUntrained = first !== 'gone' && !first.ok && first.reason === 'untrained'
  return isUntrained && op.op === 'join'
    ? (await import('../../qualify.ts')).joinIfTrained(ctx, a, op, last)
    : first
}

/** One conditional write, one line that says where the person stands now. */
const pressed = (verb: 'in' | 'out' | 'maybe' | 'coming'): Handler =>
  forAnyone(async (ctx, args) => {
    const answer = pressedAnswer(verb, args, member(ctx))
    if (!answer) return refuse(ctx, 'button-old')
    const { activity, op } = answer
    const result = await changed(ctx, activity, op, change(ctx, op, 'button'))
    if (result === 'gone') return refuse(ctx, 'no-activity')
    if ('text' in result) return toast(ctx, result.text, { box: true })
    const thanks =
      verb === 'coming' && result.ok ? ctx.world.words.plain('stand-coming') : undefined
    await toast(ctx, thanks ?? answerLine(ctx, result, member(ctx)), { box: !result.ok })
  })

/** A neighbour's name is kept in a row of their own, like everyone's; the roster holds the id. */
async function keepNeighbour(
  ctx: Ctx,
  result: RosterResult,
  answer: Answer,
  name: string,
): Promise<void> {
  if (!result.ok || answer.op.op !== 'join') return
  const { community } = result.roster
  const row = newMember(community, answer.op.member, ctx.world.now)
  await addMember(ctx.world.table, { ...row, name, sponsor: member(ctx) })
}

async function ask(
  ctx: Ctx,
  a: ActivityId,
  roles: { key: number; label: string }[],
): Promise<void> {
  const { words } = ctx.world
  const keyboard = unclearKeyboard(words, a, roles)
  if (!(await whisper(ctx, { text: words.html('reply-unclear'), keyboard }))) await ctx.react('🤔')
}

/** A reply to the post in plain words: acknowledged by a reaction, so that the group stays quiet. */
async function replied(ctx: Ctx, text: string): Promise<void> {
  const post = postUnder(ctx.message?.reply_to_message)
  if (!post) return
  const heard = repliedAnswer(text, post.roles)
  if (heard.kind === 'none') return
  if (heard.kind === 'unclear') return ask(ctx, post.activity, post.roles)
  const { neighbour } = heard
  const m = neighbour ? neighbourId(digest(post.activity, member(ctx), neighbour)) : member(ctx)
  const op = heard.op(m)
  const result = await changed(ctx, post.activity, op, change(ctx, op, 'reply'))
  if (result === 'gone') return
  if ('text' in result) return void (await whisper(ctx, { text: escapeHtml(result.text) }))
  if (neighbour) await keepNeighbour(ctx, result, { activity: post.activity, op }, neighbour)
  if (!result.ok) return void (await whisper(ctx, { text: answerLine(ctx, result, m) }))
  await ctx.react(reactionFor(standing(result.roster, m)))
}

export const signup: Verb = {
  buttons: {
    in: pressed('in'),
    out: pressed('out'),
    maybe: pressed('maybe'),
    coming: pressed('coming'),
    // Roles that ask for a permit cost a look at it: not the path that everybody takes.
    qin: forAnyone(async (ctx, args) => (await import('../../qualify.ts')).qualify(ctx, args)),
  },
  reply: replied,
}
