import type { Message } from 'grammy/types'
import { InlineKeyboard } from 'grammy/web'
import * as z from 'zod/mini'
import { type CommunityId, memberOf, parseCommunityId } from '../../../../shared/domain/ids.ts'
import { consentVersion } from '../../../../shared/domain/member.ts'
import type { Dialogue } from '../../../../shared/store/dialogue.ts'
import {
  markAsked,
  newMember,
  readMember,
  recordConsent,
  updateMember,
  withdrawName,
} from '../../../../shared/store/member.ts'
import { refuse, replace, reply, type Spoken, silence, toast } from '../../answer.ts'
import { hush, listen } from '../../asking.ts'
import { forCommunityNamed } from '../../gate.ts'
import type { InCommunity, Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'
import { nameIn, shortName } from './input.ts'

/** Whom a question put before the whole group names; nobody when it was put to one alone. */
function addressee(message: Message | undefined): number | undefined {
  const named = message?.entities?.find((e) => e.type === 'text_mention')
  return named?.type === 'text_mention' ? named.user.id : undefined
}

/** Thanks in place of the question; over the chat when the question was for somebody else. */
async function thank(ctx: Ctx, aside: string, spoken: Spoken): Promise<void> {
  const message = ctx.callbackQuery?.message
  const asked = message && message.date !== 0 ? addressee(message) : undefined
  if (asked !== undefined && asked !== ctx.from?.id) return toast(ctx, aside)
  await silence(ctx)
  await replace(ctx, spoken)
}

function thanks(ctx: Ctx, c: CommunityId, name: string): Spoken {
  const { words } = ctx.world
  const url = `https://t.me/${ctx.me.username}?start=agree_${c}`
  return {
    text: words.html('agree-yes', { name }),
    keyboard: new InlineKeyboard().url(words.plain('agree-change'), url),
  }
}

/** A yes is the presser's own, for the name by which Telegram calls them. */
async function yes(ctx: Ctx, { community, me }: InCommunity): Promise<void> {
  const { table, now } = ctx.world
  // A second press keeps a name that was changed since.
  const name = me.member?.name ?? shortName(me.firstName)
  if (!name) return refuse(ctx, 'agree-name-long')
  // Who agreed to more than the name before hasn't taken that back.
  const consent = me.member?.consent ?? { version: consentVersion, at: now }
  await recordConsent(table, newMember(community.id, me.id, now), consent, name)
  await thank(ctx, ctx.world.words.plain('agree-yes-toast'), thanks(ctx, community.id, name))
}

/** A no keeps nothing, and takes back an earlier yes. */
async function no(ctx: Ctx, { community, me }: InCommunity): Promise<void> {
  const { table, now, words } = ctx.world
  await markAsked(table, community.id, me.id, now)
  await withdrawName(table, community.id, me.id)
  await thank(ctx, words.plain('agree-no-toast'), { text: words.html('agree-no') })
}

const dialogueData = z.object({ community: z.string() })

/** "Change my name" leads here: the next message is the name. */
async function askName(ctx: Ctx, { community, me }: InCommunity): Promise<void> {
  const { words } = ctx.world
  if (!me.member?.name) return refuse(ctx, 'agree-unknown')
  const data = { community: community.id }
  await listen(ctx, { verb: 'agree', step: 'name', data })
  await reply(ctx, { text: words.html('agree-ask-name', { name: me.member.name }) })
}

async function named(ctx: Ctx, dialogue: Dialogue, text: string): Promise<void> {
  const { table, words } = ctx.world
  const user = ctx.from?.id ?? 0
  const c = parseCommunityId(dialogueData.parse(dialogue.data).community)
  const name = nameIn(text)
  if (!name) return refuse(ctx, 'agree-name-long')
  const member = c && (await readMember(table, c, memberOf(user)))
  await hush(ctx)
  // The yes may have been taken back between question and answer.
  if (!member?.consent) return refuse(ctx, 'agree-unknown')
  await updateMember(table, member.community, member.id, { name })
  await reply(ctx, { text: words.html('agree-named', { name }) })
}

/** Whether a person's name may be kept and shown, and which name. */
export const agree: Verb = {
  buttons: {
    agree: forCommunityNamed('anyone', async (ctx, here, [answer]) => {
      if (answer === 'yes') return yes(ctx, here)
      return answer === 'no' ? no(ctx, here) : refuse(ctx, 'button-old')
    }),
  },
  start: forCommunityNamed('anyone', askName),
  dialogue: named,
}
