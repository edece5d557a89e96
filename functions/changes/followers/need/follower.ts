import { type MemberId, parseNeedId, telegramIdOf } from '../../../../shared/domain/ids.ts'
import { eraseAt, isOpen } from '../../../../shared/domain/need.ts'
import { act, type Need } from '../../../../shared/domain/need-case.ts'
import { policyIn } from '../../../../shared/domain/roll.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import type { NeedTell } from '../../../../shared/queue/intent.ts'
import type { Outgoing } from '../../../../shared/queue/queue.ts'
import { parseActivity } from '../../../../shared/store/activity.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import type { Table } from '../../../../shared/store/connection.ts'
import { changeNeed, expirePrivate, parseNeed, readNeed } from '../../../../shared/store/need.ts'
import type { Follower } from '../../change.ts'

const to =
  (need: Need, about: NeedTell) =>
  (member: MemberId): Outgoing => ({
    intent: { kind: 'need', about, need: need.id, member },
    chat: telegramIdOf(member) ?? `need:${need.id}`,
    once: `need:${about}:${need.id}:${member}:${need.version}`,
  })

interface Images {
  before?: Need
  after: Need
  coordinators: readonly MemberId[]
}

/** A word, or few stars: good marks without a word are in the books, and disturb nobody. */
const isWorthHearing = (before: Need['rating'], after: Need['rating']): boolean =>
  after !== undefined &&
  (after.word === undefined ? !before && after.stars <= 2 : after.word !== before?.word)

/** What a step means for the coordinators: the card again, with a word on why. */
function forCoordinators({ before, after }: Images): NeedTell | undefined {
  const { did, asked, helper, last } = after
  switch (did) {
    case 'ask':
      return after.origin === 'resident' && !before ? 'new' : undefined
    case 'present':
      return 'again'
    case 'answer':
      return 'answered'
    case 'volunteer':
      return 'offered'
    case 'take':
      return 'taken'
    case 'report':
      return 'reported'
    case 'claim':
      return 'second'
    case 'withdraw':
      return 'withdrawn'
    case 'rate':
      return isWorthHearing(before?.rating, after.rating) ? 'rated' : undefined
    case 'decline':
      return asked.length === 0 && !helper ? 'back' : undefined
    case 'reassign':
      return before?.helper === last ? 'back' : undefined
    default:
      return undefined
  }
}

const residents: Partial<Record<Need['did'], NeedTell>> = {
  accept: 'accepted',
  refuse: 'refused',
  'ask-back': 'question',
  take: 'found',
  schedule: 'planned',
  hand: 'handed',
  reassign: 'looking',
  finish: 'done',
}

/** What it means for who asked. Nobody waits for the answer to a survey's need. */
function forResident({ before, after }: Images): NeedTell | undefined {
  if (after.origin === 'survey') return undefined
  if (after.did === 'match') return before?.state === 'new' ? 'accepted' : undefined
  return residents[after.did]
}

/** Who was asked or had taken it, and is no longer needed; the helper; and who is asked now. */
function forVolunteers({ before, after }: Images): Outgoing[] {
  const free = (before?.asked ?? []).filter((m) => !after.asked.includes(m) && m !== after.last)
  const gone = after.did === 'decline' ? [] : free.filter((m) => m !== after.helper)
  const fresh = after.asked.filter((m) => !before?.asked.includes(m))
  const off = before?.helper && !after.helper && before.helper !== after.last ? [before.helper] : []
  const tells = after.did === 'take' || after.did === 'details'
  const yours = tells && after.helper ? [after.helper] : []
  const thanked = after.did === 'finish' && after.helper ? [after.helper] : []
  return [
    ...fresh.map(to(after, 'ask')),
    ...gone.map(to(after, 'gone')),
    ...off.map(to(after, 'off')),
    ...yours.map(to(after, 'yours')),
    ...thanked.map(to(after, 'thanks')),
  ]
}

function told(images: Images): Outgoing[] {
  const { before, after, coordinators } = images
  // What was put in as it stands, from an archive, is no news to anybody.
  if (!before && after.did !== 'ask') return []
  const [desk, resident] = [forCoordinators(images), forResident(images)]
  // Whoever confirmed the first half can't confirm the second.
  const asked = coordinators.filter((m) => desk !== 'second' || m !== after.last)
  return [
    ...(desk ? asked.map(to(after, desk)) : []),
    ...(resident ? [to(after, resident)(after.by)] : []),
    ...forVolunteers(images),
  ]
}

/** An activity that answers a need was published: the need is being served by it. */
async function planned(table: Table, item: Record<string, unknown>, at: Instant): Promise<void> {
  const { id: activity, need: id = '', by } = parseActivity(item)
  const n = parseNeedId(id)
  const need = n && (await readNeed(table, n))
  if (need) await changeNeed(table, need, act({ kind: 'schedule', activity }, by), at)
}

/** A need took a step: whoever it concerns hears of it, and a closed one's secrets get their end. */
export const needFollower: Follower = async ({ table }, { pk, before, after, at }) => {
  if (!after) return []
  if (pk.startsWith('A#') && !before && typeof after.need === 'string')
    await planned(table, after, at)
  if (!pk.startsWith('N#')) return []
  const [was, is] = [before && parseNeed(before), parseNeed(after)]
  if (was?.version === is.version) return []
  const community = await readCommunity(table, is.community)
  if (!community) return []
  const end = isOpen(is) ? undefined : eraseAt(is, policyIn(community))
  if (end !== undefined) await expirePrivate(table, is.id, end)
  return told({ ...(was && { before: was }), after: is, coordinators: community.coordinators })
}
