import { readDialogue } from '../../shared/store/dialogue.ts'
import { readProfile, updateProfile } from '../../shared/store/member.ts'
import { parseCallback } from '../../shared/telegram/callback.ts'
import { wordsOf } from '../../shared/words/words.ts'
import { refuse, silence, toPerson } from './answer.ts'
import { answering } from './asking.ts'
import { buttons, commands, entry } from './commands.ts'
import { once } from './once.ts'
import type { Ctx } from './world.ts'

/**
 * Reads what is known of the person, and speaks their language from here on. False for whoever is
 * being forgotten: they are told so, and shown nothing that is about to go.
 */
async function meet(ctx: Ctx): Promise<boolean> {
  const { world, from } = ctx
  if (!from) return true
  const profile = world.profile ?? (await readProfile(world.table, from.id))
  world.profile = profile
  if (profile.language) world.chosen.set(from.id, profile.language)
  world.words = wordsOf(profile.language, from.language_code)
  if (profile.leaving && !ctx.myChatMember) return sayLeaving(ctx)
  if (ctx.chat?.type !== 'private' || ctx.myChatMember) return true
  // Whoever writes privately can be written to from now on, in the language of their Telegram.
  const heard = from.language_code
  if (profile.reachable && (heard === undefined || profile.heard === heard)) return true
  await updateProfile(world.table, from.id, { reachable: true, ...(heard && { heard }) })
  return true
}

async function sayLeaving(ctx: Ctx): Promise<false> {
  const { from, world } = ctx
  const text = world.words.html('forget-doing')
  if (ctx.callbackQuery) await refuse(ctx, 'forget-doing')
  else if (from) await once(ctx, () => toPerson(ctx, from.id, { text }))
  return false
}

async function press(ctx: Ctx, data: string): Promise<void> {
  const pressed = parseCallback(data)
  const found = pressed && buttons.get(pressed.verb)
  if (!found) return refuse(ctx, 'button-old')
  if (!found.hot && !(await meet(ctx))) return
  const verb = await found.load()
  const handler = verb.buttons?.[pressed.verb]
  if (!handler) throw new Error(`button ${pressed.verb} is listed but not made`)
  await handler.run(ctx, pressed.args)
}

interface Typed {
  name: string
  text: string
}

// Chinese commands are no commands to Telegram: they are read from the text.
const slash = /^[/／]([A-Za-z0-9_]+|[\p{Script=Han}]+)(?:@(\w+))?(?:\s+|$)/u

/** A command addressed to this bot or to nobody in particular. */
export function typedCommand(text: string, username: string): Typed | undefined {
  const match = slash.exec(text)
  if (!match?.[1]) return undefined
  if (match[2] && match[2].toLowerCase() !== username.toLowerCase()) return undefined
  return { name: match[1].toLowerCase(), text: text.slice(match[0].length).trim() }
}

async function command(ctx: Ctx, typed: Typed): Promise<void> {
  if (!(await meet(ctx))) return
  const found = commands.get(typed.name)
  if (typed.name === 'start' && typed.text) return start(ctx, typed.text)
  const handler = found && (await found.load()).command
  if (handler) return handler.run(ctx, [typed.text])
  if (ctx.chat?.type === 'private') await refuse(ctx, 'unknown-command', { command: typed.name })
}

async function start(ctx: Ctx, payload: string): Promise<void> {
  const [name = '', ...args] = payload.split('_')
  const found = entry(name) && (await entry(name)?.load())?.start
  if (found) return found.run(ctx, args)
  await (await commands.get('start')?.load())?.command?.run(ctx, [''])
}

/** The verb whose buttons stand under the bot's message that somebody replied to. */
function repliedTo(ctx: Ctx): string | undefined {
  const replied = ctx.message?.reply_to_message
  if (replied?.from?.id !== ctx.me.id) return undefined
  const verbs = (replied.reply_markup?.inline_keyboard.flat() ?? []).flatMap((b) =>
    'callback_data' in b ? (parseCallback(b.callback_data)?.verb ?? []) : [],
  )
  // Pictures are kept, and so is what people say once it is over.
  return verbs[0] && (ctx.message?.photo || verbs.includes('kept')) ? 'kept' : verbs[0]
}

async function privateText(ctx: Ctx, text: string): Promise<void> {
  if (!(await meet(ctx))) return
  const { table, bot, now } = ctx.world
  const dialogue = ctx.from && (await readDialogue(table, bot, ctx.from.id, now))
  const verb = dialogue && (await entry(dialogue.verb)?.load())
  if (dialogue && verb?.dialogue) {
    answering(ctx)
    return verb.dialogue(ctx, dialogue, text)
  }
  if (await (await entry('checkin')?.load())?.hears?.(ctx, text)) return
  await (await entry('talk')?.load())?.reply?.(ctx, text)
}

/** A file or picture answers the verb that asked for one; else a file may be a list of members. */
async function privateFile(ctx: Ctx): Promise<void> {
  if (!(await meet(ctx))) return
  const { table, bot, now } = ctx.world
  const dialogue = ctx.from && (await readDialogue(table, bot, ctx.from.id, now))
  const asking = dialogue && (await entry(dialogue.verb)?.load())
  if (asking?.file) return asking.file(ctx, dialogue)
  if (ctx.message?.document) await (await entry('import')?.load())?.file?.(ctx, undefined)
}

async function message(ctx: Ctx): Promise<void> {
  const text = ctx.message?.text ?? ctx.message?.caption
  const typed = text === undefined ? undefined : typedCommand(text, ctx.me.username)
  if (typed) return command(ctx, typed)
  const under = repliedTo(ctx)
  const verb = under ? await buttons.get(under)?.load() : undefined
  if (verb?.reply && ctx.chat?.type !== 'private') return verb.reply(ctx, text ?? '')
  if (ctx.chat?.type !== 'private') return
  if (ctx.message?.document || ctx.message?.photo) return privateFile(ctx)
  if (text !== undefined) await privateText(ctx, text)
}

/** Finds the verb that an update is for. What is for nobody is left alone. */
export async function route(ctx: Ctx): Promise<void> {
  const { callbackQuery } = ctx
  if (callbackQuery?.data !== undefined) return press(ctx, callbackQuery.data)
  if (callbackQuery) return void (await silence(ctx))
  const moved = ctx.message?.migrate_to_chat_id ?? ctx.message?.migrate_from_chat_id
  if (ctx.myChatMember || moved !== undefined) {
    await meet(ctx)
    return (await entry('setup')?.load())?.event?.(ctx)
  }
  if (ctx.poll) return (await entry('survey')?.load())?.event?.(ctx)
  if (ctx.message) await message(ctx)
}
