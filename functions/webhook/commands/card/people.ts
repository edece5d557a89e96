import { InlineKeyboard } from 'grammy/web'
import { digest, type MemberId, neighbourId, parseMemberId } from '../../../../shared/domain/ids.ts'
import type { Member } from '../../../../shared/domain/member.ts'
import { standing } from '../../../../shared/domain/roster.ts'
import { clean, lengthOf, tidy } from '../../../../shared/domain/text/fold.ts'
import {
  addMember,
  membersOf,
  newMember,
  readMember,
  readNames,
} from '../../../../shared/store/member.ts'
import { changeRoster } from '../../../../shared/store/roster.ts'
import { inRows } from '../../../../shared/views/recruit.ts'
import { standingLine } from '../../../../shared/views/standing.ts'
import { refuse, toast } from '../../answer.ts'
import { joinIfTrained } from '../../qualify.ts'
import type { InActivity } from '../../verb.ts'
import type { Ctx } from '../../world.ts'
import {
  type Action,
  answerChange,
  button,
  by,
  listen,
  namesOf,
  present,
  recall,
  seated,
  showCard,
} from './board.ts'
import { countIn } from './input.ts'

const nameLimit = 40

/** Roles that somebody can be put into. */
const openRoles = ({ roster }: InActivity) =>
  roster.roles.flatMap(({ label, seats }, index) => (seats > 0 ? [{ label, index }] : []))

async function askName(ctx: Ctx, here: InActivity, wrong?: string): Promise<void> {
  const { words } = ctx.world
  const keyboard = new InlineKeyboard().text(words.plain('back'), button(here, 'show'))
  await listen(ctx, here, 'add')
  const text = [...(wrong ? [wrong] : []), words.html('card-add-ask')].join('\n\n')
  await present(ctx, here, { text, keyboard })
}

async function askRole(ctx: Ctx, here: InActivity, name: string, who: string[]): Promise<void> {
  const { words } = ctx.world
  const [action = '', ...args] = who
  const choices = openRoles(here).map(({ label, index }) => ({
    label,
    data: button(here, action, ...args, index),
  }))
  const keyboard = inRows(choices, 2).text(words.plain('back'), button(here, 'add'))
  await present(ctx, here, { text: words.html('card-add-role', { name }), keyboard })
}

/** The role that was chosen, or the only one there is. */
function chosenRole(here: InActivity, written: string | undefined): number | undefined {
  const open = openRoles(here)
  if (written === undefined) return open.length === 1 ? open[0]?.index : undefined
  return countIn(written, here.roster.roles.length - 1)
}

async function join(ctx: Ctx, here: InActivity, m: MemberId, role: number): Promise<void> {
  const { table, words } = ctx.world
  const op = { op: 'join' as const, member: m, role, seats: undefined }
  const [a, last] = [here.activity.id, by(ctx, here, 'join', m)]
  const result = here.roster.roles[role]?.requires
    ? await joinIfTrained(ctx, a, op, last)
    : await changeRoster(table, a, op, last)
  if (result !== 'gone' && 'text' in result) {
    await toast(ctx, result.text, { box: true })
    return showCard(ctx, here)
  }
  await answerChange(ctx, here, result, (roster) =>
    standingLine(words, roster, standing(roster, m)),
  )
}

/** `add`, `add:member`, `add:member:role`: someone who is in the community already. */
export const add: Action = async (ctx, here, [id, role]) => {
  if (id === undefined) return askName(ctx, here)
  const m = parseMemberId(id)
  const member = m && (await readMember(ctx.world.table, here.community.id, m))
  if (!m || !member) return refuse(ctx, 'button-old')
  const chosen = chosenRole(here, role)
  const name = member.name ?? ctx.world.words.plain('name-unknown')
  if (chosen === undefined) return askRole(ctx, here, name, ['add', m])
  await join(ctx, here, m, chosen)
}

/** `new`, `new:role`: a neighbour without Telegram, by the name that was typed last. */
export const addNew: Action = async (ctx, here, [role]) => {
  const asked = await recall(ctx, here, 'add')
  if (!asked?.name) return askName(ctx, here)
  const { name } = asked
  const chosen = chosenRole(here, role)
  if (chosen === undefined) return askRole(ctx, here, name, ['new'])
  const m = neighbourId(digest(here.activity.id, 'card', name))
  const row = newMember(here.community.id, m, ctx.world.now)
  await addMember(ctx.world.table, { ...row, name, sponsor: here.me.id })
  await join(ctx, here, m, chosen)
}

const found = (members: Member[], wanted: string): Member[] =>
  members
    .filter(({ id, name }) => name?.toLowerCase().includes(wanted.toLowerCase()) && id[0] !== '-')
    .slice(0, 8)

/** A name or a part of one: the members who bear it, and a neighbour of that name. */
export async function nameTyped(ctx: Ctx, here: InActivity, text: string): Promise<void> {
  const { table, words } = ctx.world
  const name = tidy(clean(text))
  if (!name || lengthOf(name) > nameLimit) return askName(ctx, here, words.html('card-add-long'))
  const members = found(await membersOf(table, here.community.id), name)
  const choices = members.map((m) => ({ label: m.name ?? '', data: button(here, 'add', m.id) }))
  const keyboard = inRows(choices, 2)
    .text(words.plain('card-add-new', { name }), button(here, 'new'))
    .row()
    .text(words.plain('back'), button(here, 'show'))
  await listen(ctx, here, 'add', { name })
  await present(ctx, here, { text: words.html('card-add-found', { name }), keyboard })
}

const pageSize = 20

/** `remove`, `remove:offset`: everyone who has or waits for a seat, a page at a time. */
export const remove: Action = async (ctx, here, [written]) => {
  const { words } = ctx.world
  const offset = countIn(written ?? '0', 9999) ?? 0
  const [people, names] = [seated(here), await namesOf(ctx, here)]
  const choices = people.slice(offset, offset + pageSize).map((m) => ({
    label: names.get(m) ?? words.plain('name-unknown'),
    data: button(here, 'rm', m),
  }))
  const keyboard = inRows(choices, 2)
  if (offset + pageSize < people.length)
    keyboard.text(words.plain('card-more'), button(here, 'remove', offset + pageSize)).row()
  keyboard.text(words.plain('back'), button(here, 'show'))
  const text = words.html(people.length > 0 ? 'card-remove-ask' : 'card-remove-none')
  await present(ctx, here, { text, keyboard })
}

async function nameOf(ctx: Ctx, here: InActivity, m: MemberId): Promise<string> {
  const names = await readNames(ctx.world.table, here.community.id, [m])
  return names.get(m) ?? ctx.world.words.plain('name-unknown')
}

/** The first tap says whom it takes off, and what follows. */
export const askRemove: Action = async (ctx, here, [id = '']) => {
  const { words } = ctx.world
  const m = parseMemberId(id)
  if (!m || !(m in here.roster.tickets)) return showCard(ctx, here)
  const name = await nameOf(ctx, here, m)
  const keyboard = new InlineKeyboard()
    .text(words.plain('card-remove-yes', { name }), button(here, 'rmok', m))
    .row()
    .text(words.plain('back'), button(here, 'remove'))
  await present(ctx, here, { text: words.html('card-remove-confirm', { name }), keyboard })
}

/** The second tap: whoever isn't there any more stays away. */
export const removeNow: Action = async (ctx, here, [id = '']) => {
  const { table, words } = ctx.world
  const m = parseMemberId(id)
  if (!m || !(m in here.roster.tickets)) return showCard(ctx, here)
  const name = await nameOf(ctx, here, m)
  const op = { op: 'leave' as const, member: m }
  const result = await changeRoster(table, here.activity.id, op, by(ctx, here, 'leave', m))
  await answerChange(ctx, here, result, () => words.plain('card-removed', { name }))
}
