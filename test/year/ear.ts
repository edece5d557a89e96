import type { PlayEvent } from '../../infra/local/playground/protocol.ts'
import type { TestWorld } from '../world/bot.ts'

/** What the bot said of its own accord, heard as it was said: the chats forget, the year counts. */
export interface Heard {
  /** First day of the week → how often its notice came. */
  notices: Map<string, number>
  /** Title of a summary → how often it came to the group, with what it said last. */
  communityMonths: Map<string, { times: number; text: string }>
  /** Title of a team's summary and to whom → how often. */
  teamMonths: Map<string, number>
}

const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1)

/** Listens to everything new in any chat. */
export function listen({ telegram, group, bot }: TestWorld): Heard {
  const heard: Heard = { notices: new Map(), communityMonths: new Map(), teamMonths: new Map() }
  const known = new Set<string>()
  const hear = (text: string, chat: number, hasPhoto: boolean) => {
    const week = /^📅 这一周\s*(.+)$/m.exec(text)?.[1]
    if (week && chat === group) count(heard.notices, week)
    const title = /^📊 (.+)$/m.exec(text)?.[1]
    if (!title || !hasPhoto) return
    if (chat !== group) count(heard.teamMonths, `${title} → ${chat}`)
    else {
      const times = (heard.communityMonths.get(title)?.times ?? 0) + 1
      heard.communityMonths.set(title, { times, text })
    }
  }
  telegram.on((event: PlayEvent) => {
    if (event.kind !== 'message' || event.message.message.from?.id !== bot) return
    const { chat, message } = event.message
    const key = `${chat}/${message.message_id}`
    if (known.has(key)) return
    known.add(key)
    hear(message.text ?? message.caption ?? '', chat, message.photo !== undefined)
  })
  return heard
}

/** People scroll back a month at most; the rest need not be kept in memory. */
export function forget({ telegram }: TestWorld, before: number): void {
  for (const { chat, message } of [...telegram.world.tables.messages.rows.values()])
    if (message.date * 1000 < before) telegram.world.removeMessage(chat, message.message_id)
}
