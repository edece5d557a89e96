import type { Community } from '../../../../shared/domain/community.ts'
import { type MemberId, telegramIdOf } from '../../../../shared/domain/ids.ts'
import { isOpen } from '../../../../shared/domain/need.ts'
import type { Need } from '../../../../shared/domain/need-case.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import type { NeedTell } from '../../../../shared/queue/intent.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import { readDialogue, writeDialogue } from '../../../../shared/store/dialogue.ts'
import { readNames, readProfiles } from '../../../../shared/store/member.ts'
import { readNeed, readPrivate } from '../../../../shared/store/need.ts'
import { readPartner } from '../../../../shared/store/partner.ts'
import { type NeedCardView, renderNeedCard } from '../../../../shared/views/need.ts'
import {
  namedIn,
  renderForResident,
  renderForVolunteer,
} from '../../../../shared/views/need-tell.ts'
import { wordsOf } from '../../../../shared/words/words.ts'
import { type DeliverDeps, done, type Messenger, ofOutcome } from '../../message.ts'
import { send } from '../../send.ts'

const desk = new Set<NeedTell>([
  'new',
  'again',
  'back',
  'answered',
  'offered',
  'taken',
  'reported',
  'second',
  'withdrawn',
  'rated',
])
const volunteers = new Set<NeedTell>(['ask', 'gone', 'yours', 'off', 'thanks'])

/** A message that waited in the queue is only said while it is so. */
function stillTrue(need: Need, about: NeedTell, m: MemberId): boolean {
  switch (about) {
    case 'ask':
      return need.asked.includes(m)
    case 'gone':
    case 'off':
      return need.helper !== m && !need.asked.includes(m)
    case 'yours':
      return need.helper === m && need.state === 'serving'
    case 'found':
      return need.helper !== undefined
    case 'question':
      return need.question !== undefined && need.answer === undefined
    case 'new':
    case 'again':
    case 'accepted':
    case 'looking':
      return isOpen(need)
    default:
      return true
  }
}

// The door and the telephone are for those who arrange the help and the one who gives it.
const maySeeDetails = (about: NeedTell): boolean => desk.has(about) || about === 'yours'

async function viewFor(
  { table }: DeliverDeps,
  need: Need,
  community: Community,
  about: NeedTell,
  language: string | undefined,
  at: Instant,
): Promise<NeedCardView> {
  const [names, details, partner] = await Promise.all([
    readNames(table, community.id, namedIn(need)),
    maySeeDetails(about) ? readPrivate(table, need.id, at) : undefined,
    need.partner ? readPartner(table, community.id, need.partner) : undefined,
  ])
  return {
    need,
    zone: community.zone,
    words: wordsOf(language, community.language),
    names,
    ...(details && { details }),
    ...(partner && { partner: partner.name }),
    ...(partner?.contact && desk.has(about) && { contact: partner.contact }),
  }
}

/** Whoever is asked something may just write the answer, unless something else was asked of them. */
async function listen(deps: DeliverDeps, need: Need, user: number, at: Instant): Promise<void> {
  const { table, bot } = deps
  if (await readDialogue(table, bot, user, at)) return
  const data = { need: need.id }
  await writeDialogue(table, bot, user, { verb: 'need', step: 'answer', data }, at)
}

/** A need that nobody touched until its time was over is to be closed, or agreed upon anew. */
function headOf(about: NeedTell, { when, state }: Need, at: Instant): string {
  if (about !== 'again' || !when || when.end >= at) return about
  return state === 'serving' || state === 'handed' ? 'due' : 'past'
}

function render(view: NeedCardView, about: NeedTell, at: Instant) {
  if (desk.has(about)) return renderNeedCard(view, headOf(about, view.need, at))
  return volunteers.has(about) ? renderForVolunteer(view, about) : renderForResident(view, about)
}

/** Something about a need, privately: nobody in the group hears of it. */
export const need: Messenger<'need'> = async (deps, intent, at) => {
  const { about, member } = intent
  const user = telegramIdOf(member)
  const found = await readNeed(deps.table, intent.need)
  const community = found && (await readCommunity(deps.table, found.community))
  if (!found || !community || user === undefined || !stillTrue(found, about, member)) return done
  const language = (await readProfiles(deps.table, [member])).get(member)?.language
  const view = await viewFor(deps, found, community, about, language, at)
  const sent = await send(deps, { chat: user }, render(view, about, at))
  if (sent.kind === 'sent' && about === 'question') await listen(deps, found, user, at)
  return sent.kind === 'sent' || sent.kind === 'unreachable' ? done : ofOutcome(sent)
}
