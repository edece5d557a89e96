import { InlineKeyboard } from 'grammy/web'
import { type BookFilter, parseFilter } from '../../../../shared/domain/book-filter.ts'
import {
  type ExportFormat,
  type ExportKind,
  exportFormats,
  exportKinds,
  mayExport,
  within,
} from '../../../../shared/domain/export.ts'
import { enqueue } from '../../../../shared/queue/queue.ts'
import { recordAudit } from '../../../../shared/store/audit.ts'
import type { KeptFilter } from '../../../../shared/store/filter.ts'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import { filterButtons, filterFields, filterText } from '../../../../shared/views/book-filter.ts'
import { answerAlone, refuse, replace, type Spoken, silence, toast } from '../../answer.ts'
import {
  bookNames,
  changed,
  forFilter,
  type InFilter,
  keep,
  picking,
  thisYear,
} from '../../book-filter.ts'
import { forCommunity } from '../../gate.ts'
import type { InCommunity, Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'

const kindNamed = (text: string) => exportKinds.find((kind) => kind === text)
const formatNamed = (text: string) => exportFormats.find((format) => format === text)

/** Which table in which form, and of which part of the books. */
async function choices(
  ctx: Ctx,
  { community, me }: InCommunity,
  { id, filter }: KeptFilter,
): Promise<Spoken> {
  const { words } = ctx.world
  const keyboard = new InlineKeyboard()
  for (const kind of exportKinds.filter((one) => mayExport(me.roles, one))) {
    for (const format of exportFormats)
      keyboard.text(
        words.plain(`export-as-${format}`, { what: words.plain(`export-${kind}`) }),
        callbackData('export', id, 'get', kind, format),
      )
    keyboard.row()
  }
  filterButtons(keyboard, 'export', id, filterFields, words)
  keyboard.row().text(words.plain('export-look'), callbackData('archive', id, 0))
  const names = await bookNames(ctx, community.id)
  return { text: words.html('export-ask', { filter: filterText(words, filter, names) }), keyboard }
}

/** The filter goes no further than the rights of whoever asks. */
const kept = (ctx: Ctx, { community, me }: InCommunity, filter: BookFilter): Promise<KeptFilter> =>
  keep(ctx, community.id, within(filter, me.roles))

async function show(ctx: Ctx, here: InCommunity, filter: BookFilter): Promise<void> {
  const spoken = await choices(ctx, here, await kept(ctx, here, filter))
  await silence(ctx)
  await replace(ctx, spoken)
}

/** Queues the file: it is made where there is room for it, and goes to the private chat. */
async function get(
  ctx: Ctx,
  here: InFilter,
  what: ExportKind,
  format: ExportFormat,
): Promise<void> {
  const { table, queue, now, words } = ctx.world
  const { community, me } = here
  if (!mayExport(me.roles, what)) return refuse(ctx, 'not-allowed', { who: 'books' })
  const { id, filter } = await kept(ctx, here, here.kept.filter)
  await recordAudit(table, {
    ...{ community: community.id, at: now, by: me.id, member: me.id },
    what: `export-${what}`,
    ...(filter.team && { team: filter.team }),
  })
  const admin = me.roles.coordinator ?? false
  const intent = { kind: 'export' as const, filter: id, what, format, member: me.id, admin }
  const once = `export:${id}:${what}:${format}:${me.id}:${ctx.update.update_id}`
  await enqueue(queue, [{ intent, chat: me.telegramId, once }])
  await toast(ctx, words.plain('export-comes'))
}

const pressed = forFilter('books', async (ctx, here, [step = '0', ...args]) => {
  if (step === 'get') {
    const [kind, format] = [kindNamed(args[0] ?? ''), formatNamed(args[1] ?? '')]
    return kind && format ? get(ctx, here, kind, format) : refuse(ctx, 'button-old')
  }
  if (step === 'pick') {
    const picks = await picking(ctx, here, 'export', args)
    if (!picks) return refuse(ctx, 'button-old')
    await silence(ctx)
    return replace(ctx, picks)
  }
  const filter = step === 'set' ? changed(here.kept.filter, args) : here.kept.filter
  return filter ? show(ctx, here, filter) : refuse(ctx, 'button-old')
})

async function begin(ctx: Ctx, here: InCommunity, text = ''): Promise<void> {
  const filter = parseFilter(text, thisYear(ctx, here.community.zone))
  await answerAlone(ctx, await choices(ctx, here, await kept(ctx, here, filter)), 'export')
}

/** The books as files: ledgers, records, activities, needs, exactly as filtered. */
export const exporting: Verb = {
  command: forCommunity('books', (ctx, here, [text]) => begin(ctx, here, text)),
  start: forCommunity('books', (ctx, here) => begin(ctx, here)),
  buttons: { export: pressed },
}
