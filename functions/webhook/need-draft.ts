import { InlineKeyboard } from 'grammy/web'
import { type Programme, programmes } from '../../shared/domain/activity.ts'
import { digest, parseNeedId } from '../../shared/domain/ids.ts'
import { programmeFor } from '../../shared/domain/need-case.ts'
import { type ParsedNeed, parseNeed } from '../../shared/domain/text/need-text.ts'
import { parseOffer } from '../../shared/domain/text/offer-text.ts'
import { separatePrivate } from '../../shared/domain/text/private-details.ts'
import { addMember, newMember } from '../../shared/store/member.ts'
import {
  beginNeedDraft,
  type NeedDraft,
  readNeedDraft,
  saveNeedDraft,
} from '../../shared/store/need-draft.ts'
import { callbackData } from '../../shared/telegram/callback.ts'
import { factLines } from '../../shared/views/need.ts'
import { inRows } from '../../shared/views/recruit.ts'
import { answerAlone, replace, reply, type Spoken, silence } from './answer.ts'
import { hush, listen } from './asking.ts'
import type { InCommunity } from './verb.ts'
import type { Ctx } from './world.ts'

export type Drafting = InCommunity & { draft: NeedDraft }
export type DraftField = 'what' | 'when' | 'where' | 'programme'

const limits = { what: 300, where: 60, details: 300 }
const limited = (text: string, most: number): string => [...text].slice(0, most).join('')

/** Private details in one line; what must never be kept is cut out already. */
export function detailsOf(text: string): string {
  const { personal, publicText } = separatePrivate(text)
  const { names, phones, doors } = personal
  return limited(
    [...names, ...phones, ...doors, publicText].filter(Boolean).join(' · '),
    limits.details,
  )
}

const added = (details: string | undefined, { names, phones, doors }: ParsedNeed['personal']) => {
  const all = [...(details ? [details] : []), ...names, ...phones, ...doors]
  return all.length > 0 ? { details: limited(all.join(' · '), limits.details) } : {}
}

/** Somebody wrote an ID or bank card number: it isn't kept, and they are told kindly. */
export async function refuseNumbers(ctx: Ctx, text: string): Promise<void> {
  const { refused } = separatePrivate(text)
  const { words } = ctx.world
  const [kind] = refused
  if (kind) await answerAlone(ctx, { text: words.html('need-refused-number', { kind }) }, 'need')
}

/** Begins a need from what somebody wrote. The message or press that began it names it: twice makes one. */
export async function beginNeed(
  ctx: Ctx,
  { community, me }: InCommunity,
  text: string,
): Promise<NeedDraft | undefined> {
  const { table, bot, now } = ctx.world
  const asked = ctx.callbackQuery?.id ?? ctx.msg?.message_id ?? 0
  const id = parseNeedId(digest('need', bot, ctx.chat?.id ?? 0, asked))
  if (!id) return undefined
  const { what, when, urgent, personal } = parseNeed(text, { now, zone: community.zone })
  const draft: NeedDraft = {
    id,
    community: community.id,
    by: me.id,
    what,
    urgent,
    ...(when && { when: { start: when.from, end: when.to } }),
    ...(what && { programme: programmeFor(what) }),
    ...added(undefined, personal),
  }
  await beginNeedDraft(table, bot, draft, now)
  // From here on they find their community in the private chat.
  if (!me.member && !ctx.from?.is_bot) await addMember(table, newMember(community.id, me.id, now))
  return readNeedDraft(table, bot, id, now)
}

function missing(draft: NeedDraft): DraftField | undefined {
  if (!draft.what) return 'what'
  if (!draft.when && !draft.anyTime) return 'when'
  if (!draft.where && !draft.anywhere) return 'where'
  return draft.programme ? undefined : 'programme'
}

const data = ({ id }: NeedDraft, action: string, ...args: string[]): string =>
  callbackData('ndraft', id, action, ...args)

/** In place of the pressed message where it is private, else to the writer alone. */
async function present(ctx: Ctx, spoken: Spoken, draft: NeedDraft): Promise<void> {
  await silence(ctx)
  if (ctx.callbackQuery) return replace(ctx, spoken)
  await answerAlone(ctx, spoken, `need_${draft.id}`)
}

const usual: Record<DraftField, string[]> = {
  what: [],
  when: ['any', 'tomorrow', 'weekend'],
  where: ['home', 'community', 'any'],
  programme: [],
}

function askKeyboard(ctx: Ctx, draft: NeedDraft, field: DraftField): InlineKeyboard {
  const { words } = ctx.world
  const choices =
    field === 'programme'
      ? programmes.map((p) => ({
          label: words.plain(`programme-${p}`),
          data: data(draft, 'prog', p),
        }))
      : usual[field].map((code) => ({
          label: words.plain(`need-usual-${field}-${code}`),
          data: data(draft, 'fill', field, code),
        }))
  return inRows(choices, field === 'programme' ? 3 : 2).text(
    words.plain('need-draft-drop'),
    data(draft, 'drop'),
  )
}

/** Asks for one thing; the next private text is the answer. */
export async function askField(ctx: Ctx, draft: NeedDraft, field: DraftField): Promise<void> {
  const { words } = ctx.world
  const step = { verb: 'need', step: 'draft', data: { need: draft.id, field } }
  await listen(ctx, step)
  const text = `<b>${words.html(`need-ask-${field}`)}</b>\n${words.html(`need-example-${field}`)}`
  await present(ctx, { text, keyboard: askKeyboard(ctx, draft, field) }, draft)
}

function previewKeyboard(ctx: Ctx, draft: NeedDraft): InlineKeyboard {
  const { words } = ctx.world
  const programme = words.plain(`programme-${draft.programme ?? 'aid'}`)
  return new InlineKeyboard()
    .text(words.plain('need-draft-send', { programme }), data(draft, 'send'))
    .row()
    .text(words.plain('need-draft-what'), data(draft, 'ask', 'what'))
    .text(words.plain('need-draft-when'), data(draft, 'ask', 'when'))
    .row()
    .text(words.plain('need-draft-where'), data(draft, 'ask', 'where'))
    .text(words.plain('need-draft-programme'), data(draft, 'ask', 'programme'))
    .row()
    .text(
      words.plain(draft.behalf ? 'need-draft-self' : 'need-draft-behalf'),
      data(draft, 'behalf', draft.behalf ? '0' : '1'),
    )
    .text(words.plain('need-draft-drop'), data(draft, 'drop'))
}

async function preview(ctx: Ctx, { community, draft }: Drafting): Promise<void> {
  const { words } = ctx.world
  await hush(ctx)
  const lines = [
    words.html(draft.behalf ? 'need-preview-behalf' : 'need-preview'),
    '',
    ...factLines(words, draft, community.zone),
    ...(draft.details ? ['', words.html('need-draft-details', { details: draft.details })] : []),
  ]
  await present(ctx, { text: lines.join('\n'), keyboard: previewKeyboard(ctx, draft) }, draft)
}

/** The next thing to do about a draft: answer one question, or look at the whole. */
export async function showDraft(ctx: Ctx, at: Drafting): Promise<void> {
  const field = missing(at.draft)
  return field ? askField(ctx, at.draft, field) : preview(ctx, at)
}

/** A sentence that sounds like a call for help: is it meant as one? */
export async function suggestNeed(ctx: Ctx, draft: NeedDraft): Promise<void> {
  const { words } = ctx.world
  const keyboard = new InlineKeyboard()
    .text(words.plain('need-suggest-yes'), data(draft, 'show'))
    .row()
    .text(words.plain('need-suggest-no'), data(draft, 'drop'))
  await reply(ctx, { text: words.html('need-suggest', { what: draft.what }), keyboard })
}

export async function keepDraft(ctx: Ctx, at: Drafting, change: Partial<NeedDraft>): Promise<void> {
  const { table, bot, now } = ctx.world
  const draft = { ...at.draft, ...change }
  await saveNeedDraft(table, bot, draft, now)
  await showDraft(ctx, { ...at, draft })
}

const programmeNamed = (text: string): Programme =>
  programmes.find((one) => one === text) ?? programmeFor(text)

/** What a typed answer changes; undefined when it can't be read. */
export function heard(
  { draft, community }: Drafting,
  field: DraftField,
  text: string,
  now: number,
): Partial<NeedDraft> | undefined {
  const { publicText, personal } = separatePrivate(text)
  const secrets = added(draft.details, personal)
  if (field === 'what') {
    if (!publicText) return undefined
    // "明天上午能帮我换灯吗" says the time as well: it isn't asked for again.
    const { what, when, urgent } = parseNeed(text, { now, zone: community.zone })
    const said = when && what ? what : publicText
    return {
      what: limited(said, limits.what),
      programme: draft.programme ?? programmeFor(said),
      urgent: draft.urgent || urgent,
      ...(when && { when: { start: when.from, end: when.to } }),
      ...secrets,
    }
  }
  if (field === 'where') {
    const where = limited(publicText, limits.where)
    return where ? { where, ...secrets } : { anywhere: true, ...secrets }
  }
  if (field === 'programme') return { programme: programmeNamed(text) }
  const read = parseOffer(text, { now, zone: community.zone })
  const [first, last] = read.ok ? [read.windows[0], read.windows.at(-1)] : []
  return first && last && { when: { start: first.from, end: last.to } }
}
