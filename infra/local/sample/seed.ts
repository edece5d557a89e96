import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { type Community, defaultQuiet } from '../../../shared/domain/community.ts'
import { type CommunityId, memberOf } from '../../../shared/domain/ids.ts'
import { type Member, profileConsentVersion } from '../../../shared/domain/member.ts'
import { day, type Instant, instant } from '../../../shared/domain/time.ts'
import { writeItems } from '../../../shared/store/batch.ts'
import { foundCommunity, readCommunity } from '../../../shared/store/community.ts'
import { communityJobs } from '../../../shared/store/community-job.ts'
import type { Table } from '../../../shared/store/connection.ts'
import { communityPk } from '../../../shared/store/keys.ts'
import { newMember, updateProfile } from '../../../shared/store/member.ts'
import type { BotApi } from '../botapi/server.ts'
import { type BooksSeed, type SampleBooks, sampleBooks } from './books.ts'
import { type CastMember, cast, sampleGroup, sampleName, sampleZone } from './cast.ts'

export const sampleCommunity = 'guihua' as CommunityId
const id = sampleCommunity
const volunteers = 1525
// Tells, too, when the books were begun.
const age = 1000 * day

const [coordinator, resident] = (['coordinator', 'resident'] as const).map((role) => {
  const found = cast.find((p) => p.role === role)
  if (!found) throw new Error(`the cast has no ${role}`)
  return memberOf(found.id)
})

const communityAt = (now: Instant): Community => ({
  id,
  name: sampleName,
  zone: sampleZone,
  language: 'zh-CN',
  chat: sampleGroup.id,
  quiet: defaultQuiet,
  policy: 'chongqing@1',
  calendar: 'cn',
  residents: 7098,
  createdAt: instant(now - age),
  coordinators: cast.filter((p) => p.role === 'coordinator').map((p) => memberOf(p.id)),
})

function memberFrom({ id: telegramId, first_name: name, role, known }: CastMember, now: Instant) {
  const joinedAt = instant(now - 800 * day)
  // Nobody registers without saying it.
  const { skills, languages, age = '18-59' } = known ?? {}
  return {
    ...newMember(id, memberOf(telegramId), joinedAt),
    name,
    consent: { version: profileConsentVersion, at: joinedAt },
    roles: role === 'coordinator' ? { coordinator: true } : {},
    ...(skills && { skills, times: ['6:480-720', '7:480-720'] }),
    // Who asks for help and who arranges it are not those to be asked.
    mayAsk: skills !== undefined,
    ...(languages && { languages }),
    age,
  } satisfies Member
}

/** What the sample's books are made of; strangers have yet to introduce themselves. */
export function booksSeed(now: Instant, weeks: number): BooksSeed {
  if (!coordinator || !resident) throw new Error('the cast is not whole')
  const known = cast.flatMap((person) => (person.known ? [{ person, ...person.known }] : []))
  return {
    community: communityAt(now),
    now,
    coordinator,
    resident,
    // Without a past there are the cast alone.
    volunteers: weeks > 0 ? volunteers : 0,
    weeks,
    cast: known.map(({ person, team, leads, share = 0, hours = 0 }) => ({
      member: memberFrom(person, now),
      share,
      hours,
      ...(team && { team }),
      ...(leads && { leads }),
    })),
  }
}

/** When the visitor came: whatever was published since is their own. */
export async function visitedSince(table: Table): Promise<number> {
  const community = await readCommunity(table, id)
  return (community?.createdAt ?? 0) + age
}

/** The neighbours and their group, as Telegram would know them. */
export function seedTelegram(telegram: BotApi): void {
  for (const { id, first_name, last_name, language_code, role, started } of cast) {
    const names = { first_name, ...(last_name && { last_name }) }
    telegram.play.person({ id, ...names, language_code, role, started })
  }
  const [founder] = cast
  if (!founder) return
  const members = [...cast.map((p) => p.id), telegram.world.bot.id]
  telegram.play.group({ ...sampleGroup, by: founder.id, members, supergroup: true })
  telegram.play.promote({ chat: sampleGroup.id, person: telegram.world.bot.id, admin: true })
}

/**
 * The sample community's own books. It is for a table that nobody listens to yet: what follows from
 * the rows is among them. A start that was broken off repeats it. What is over comes with `seedPast`.
 */
export async function seedBooks(
  table: Table,
  bot: number,
  { now, weeks }: { now: Instant; weeks: number },
): Promise<SampleBooks> {
  const seed = booksSeed(now, weeks)
  const books = sampleBooks(seed)
  await writeItems(table, books.present)
  for (const p of cast.filter(({ started }) => started))
    await updateProfile(table, p.id, { reachable: true, heard: p.language_code })
  const { community } = seed
  const founder = books.members.find((m) => m.id === coordinator)
  if (!founder) throw new Error('the sample has no founder')
  await foundCommunity(table, bot, community, founder, communityJobs(community, now))
  return books
}

const wholeKey = { pk: communityPk(id), sk: 'SAMPLE' }

async function isWhole({ client, name }: Table): Promise<boolean> {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: wholeKey }))
  return Item !== undefined
}

const atATime = 500

/**
 * Puts in what is over, while the visitor looks round: the newest first. The table's stream passes
 * silent rows by, since all that follows from them is among them. Broken off, it is begun again.
 */
export async function seedPast(table: Table, weeks: number, signal: AbortSignal): Promise<void> {
  if (await isWhole(table)) return
  const { over } = sampleBooks(booksSeed(instant(await visitedSince(table)), weeks))
  const rows = [...over.map((row) => ({ ...row, silent: true })), { ...wholeKey, e: 'sample@1' }]
  for (let from = 0; from < rows.length && !signal.aborted; from += atATime)
    await writeItems(table, rows.slice(from, from + atATime))
}
