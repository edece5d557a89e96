import { InlineKeyboard } from 'grammy/web'
import type { Member } from '../../../../shared/domain/member.ts'
import {
  type ListAnswer,
  memberList,
  newcomers,
  overfull,
  type Refused,
} from '../../../../shared/domain/member-list.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import { writeItems } from '../../../../shared/store/batch.ts'
import { endDialogue, readDialogue, writeDialogue } from '../../../../shared/store/dialogue.ts'
import { memberItem, membersOf } from '../../../../shared/store/member.ts'
import { placesOf, teamMemberItem, teamsOf } from '../../../../shared/store/team.ts'
import { callbackData } from '../../../../shared/telegram/callback.ts'
import type { Words } from '../../../../shared/words/words.ts'
import { answerAlone, refuse, replace, reply, silence } from '../../answer.ts'
import { forCommunity, forCommunityNamed } from '../../gate.ts'
import type { InCommunity, Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'
import { importAsked, type ListFile, listFile, rowsOf } from './input.ts'

async function download(ctx: Ctx, { id }: ListFile): Promise<Uint8Array> {
  const { file_path = '' } = await ctx.api.getFile(id)
  const root = ctx.api.options?.apiRoot ?? 'https://api.telegram.org'
  const response = await fetch(`${root}/file/bot${ctx.api.token}/${file_path}`)
  if (!response.ok) throw new Error(`a file could not be fetched: ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

/** The file's members as they would be taken over, or why there are none. */
async function read(
  ctx: Ctx,
  { community }: InCommunity,
  file: ListFile,
  at: Instant,
): Promise<ListAnswer> {
  const rows = await rowsOf(await download(ctx, file), file.kind)
  if (!rows) return { ok: false, reason: 'empty' }
  const teams = await teamsOf(ctx.world.table, community.id)
  return memberList(rows, { community: community.id, zone: community.zone, teams, at })
}

const shown = 30

/** Every refused line with its reason, as far as a message goes. */
function report(words: Words, refused: Refused[]): string {
  const lines = refused.slice(0, shown).map(({ line, problem, given }) =>
    words.html(given.trim() ? 'import-line' : 'import-line-empty', {
      line,
      problem: words.plain(`import-problem-${problem}`),
      given,
    }),
  )
  const more = refused.length - shown
  const rest = more > 0 ? [words.html('import-more', { count: more })] : []
  return [words.html('import-refused', { count: refused.length }), '', ...lines, ...rest].join('\n')
}

/** What is wrong when a team would take more than it may; undefined when all find their place. */
async function tooMany(ctx: Ctx, { community }: InCommunity, fresh: Member[]) {
  const { table, words } = ctx.world
  const capped = (await teamsOf(table, community.id)).filter(
    ({ id, capacity }) => capacity !== undefined && fresh.some((m) => m.teams?.includes(id)),
  )
  const counted = capped.map(async (team) => ({
    team,
    members: (await placesOf(table, community.id, team.id)).length,
  }))
  const full = overfull(fresh, await Promise.all(counted))
  const lines = full.map(({ team, free, wanted }) =>
    words.html('import-full', { team: team.name, free, wanted }),
  )
  return lines.length > 0 ? lines.join('\n') : undefined
}

/** Shows what a file would bring; nothing is kept of it yet. */
const offered = forCommunity('coordinator', async (ctx, here) => {
  const { table, bot, now, words } = ctx.world
  const document = ctx.message?.document
  const file = document && listFile(document)
  if (!file) return refuse(ctx, 'import-kind')
  if ('problem' in file) return refuse(ctx, file.problem)
  const list = await read(ctx, here, file, now)
  if (!list.ok) return refuse(ctx, `import-${list.reason}`)
  if (list.refused.length > 0) return void (await reply(ctx, { text: report(words, list.refused) }))
  const fresh = newcomers(list.members, await membersOf(table, here.community.id))
  const full = await tooMany(ctx, here, fresh)
  if (full) return void (await reply(ctx, { text: full }))
  const ignored = list.ignored.join(words.plain('list-comma'))
  const head = fresh.length > 0 ? 'import-found' : 'import-none'
  const text = [
    words.html(head, { count: fresh.length, known: list.members.length - fresh.length }),
    ...(ignored ? [words.html('import-ignored', { columns: ignored })] : []),
    ...(fresh.length > 0 ? ['', words.html('import-agreed')] : []),
  ].join('\n')
  if (fresh.length === 0) return void (await reply(ctx, { text }))
  const data = { community: here.community.id, file: file.id, kind: file.kind, at: now }
  await writeDialogue(
    table,
    bot,
    here.me.telegramId,
    { verb: 'import', step: 'confirm', data },
    now,
  )
  const keyboard = new InlineKeyboard()
    .text(words.plain('import-yes'), callbackData('import', here.community.id, 'yes'))
    .row()
    .text(words.plain('import-no'), callbackData('import', here.community.id, 'no'))
  await reply(ctx, { text, keyboard })
})

const rowsFor = (member: Member): Record<string, unknown>[] => [
  memberItem(member),
  ...(member.teams ?? []).map((t) =>
    teamMemberItem(member.community, t, member.id, member.joinedAt),
  ),
]

/**
 * Takes everybody over. All lines were good, so all are written; should it be cut short, the press
 * comes again and writes the same rows.
 */
async function take(ctx: Ctx, here: InCommunity): Promise<void> {
  const { table, bot, now, words } = ctx.world
  const dialogue = await readDialogue(table, bot, here.me.telegramId, now)
  if (dialogue?.verb !== 'import' || dialogue.step !== 'confirm') return refuse(ctx, 'button-old')
  const { community, file, at } = importAsked(dialogue.data)
  if (community !== here.community.id) return refuse(ctx, 'button-old')
  const list = await read(ctx, here, file, at)
  if (!list.ok || list.refused.length > 0) return refuse(ctx, 'import-changed')
  const fresh = newcomers(list.members, await membersOf(table, here.community.id))
  const full = await tooMany(ctx, here, fresh)
  if (full) return void (await reply(ctx, { text: full }))
  await writeItems(table, fresh.flatMap(rowsFor))
  await endDialogue(table, bot, here.me.telegramId)
  await silence(ctx)
  await replace(ctx, { text: words.html('import-done', { count: fresh.length }) })
}

/** Members from a list that the community has on paper or in a spreadsheet. */
export const importing: Verb = {
  command: forCommunity('coordinator', async (ctx, { community }) =>
    answerAlone(ctx, { text: ctx.world.words.html('import-how') }, `import_${community.id}`),
  ),
  start: forCommunityNamed('coordinator', async (ctx) => {
    await reply(ctx, { text: ctx.world.words.html('import-how') })
  }),
  buttons: {
    import: forCommunityNamed('coordinator', async (ctx, here, [answer]) => {
      if (answer === 'yes') return take(ctx, here)
      await endDialogue(ctx.world.table, ctx.world.bot, here.me.telegramId)
      await silence(ctx)
      await replace(ctx, { text: ctx.world.words.html('import-dropped') })
    }),
  },
  file: (ctx) => offered.run(ctx, []),
}
