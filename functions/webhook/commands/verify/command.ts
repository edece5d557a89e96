import { calendarDate } from '../../../../shared/domain/calendar.ts'
import { maskedName, spacedCode, typedCode } from '../../../../shared/domain/paper.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import { readMember } from '../../../../shared/store/member.ts'
import { type Paper, readPaper } from '../../../../shared/store/paper.ts'
import { durationText } from '../../../../shared/views/minutes.ts'
import { reply } from '../../answer.ts'
import { forAnyone, type Verb } from '../../verb.ts'
import type { Ctx } from '../../world.ts'

async function show(ctx: Ctx, paper: Paper): Promise<string> {
  const { table, words } = ctx.world
  const [community, member] = await Promise.all([
    readCommunity(table, paper.community),
    readMember(table, paper.community, paper.member),
  ])
  // Whoever left took their name along: nobody can check their papers any more.
  if (!community || !member?.name) return words.html('verify-gone')
  return words.html('verify-found', {
    name: maskedName(member.name),
    unit: community.name,
    period: `${paper.from} – ${paper.to}`,
    service: durationText(words, paper.service),
    training: durationText(words, paper.training),
    serial: paper.serial,
    issued: calendarDate(paper.at, community.zone),
    code: spacedCode(paper.code),
  })
}

async function look(ctx: Ctx, text: string): Promise<void> {
  const { table, words } = ctx.world
  const code = typedCode(text)
  if (!code) return void (await reply(ctx, { text: words.html('verify-how') }))
  const paper = await readPaper(table, code)
  await reply(ctx, { text: paper ? await show(ctx, paper) : words.html('verify-unknown') })
}

/** Anybody who holds a transcript can compare it with what was issued. */
export const verify: Verb = {
  command: forAnyone((ctx, [text = '']) => look(ctx, text)),
  start: forAnyone((ctx, args) => look(ctx, args.join(''))),
}
