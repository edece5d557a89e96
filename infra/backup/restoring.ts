import type { CommunityId, MemberId } from '../../shared/domain/ids.ts'
import { digest, pseudonymId, telegramIdOf } from '../../shared/domain/ids.ts'
import { type Instant, instant } from '../../shared/domain/time.ts'
import {
  inTheWay,
  openCommunity,
  putBack,
  type Row,
  takenChats,
} from '../../shared/store/backup.ts'
import type { Table } from '../../shared/store/connection.ts'
import { beginErasure, erasedAmong, erasedIn, readErasure } from '../../shared/store/erasure.ts'
import { leaveAll } from '../../shared/store/forget.ts'
import { personPk } from '../../shared/store/keys.ts'
import { ArchiveError, type Manifest, readManifest, readPart } from './format.ts'

export interface Restored {
  manifest: Manifest
  rows: number
  /** People who had left after the archive was made, and were forgotten again. */
  forgotten: number
}

const isMeta = (c: string, { pk, sk }: Row): boolean => pk === `C#${c}` && sk === 'META'

async function refuseIfThere(
  table: Table,
  manifest: Manifest,
  links: readonly Row[],
): Promise<void> {
  const { id, name } = manifest.community
  const there = await inTheWay(table, id as CommunityId, manifest.at)
  if (there.length > 0)
    throw new ArchiveError(
      `“${name}” (${id}) is in this table already. A backup goes into an empty community only: restore into another table, or another DATA_DIR.`,
    )
  const [taken] = await takenChats(table, links)
  if (taken)
    throw new ArchiveError(
      `The group ${String(taken.pk).split('#')[2]} of “${name}” belongs to the community ${taken.c} in this table.`,
    )
}

/** Who was forgotten since, by the list of a newer backup. */
export function erasuresIn(bytes: Uint8Array, community: string): Map<string, Instant> {
  const manifest = readManifest(bytes)
  if (manifest.community.id !== community)
    throw new ArchiveError(
      `The list of erasures is that of “${manifest.community.name}”, another community.`,
    )
  const rows = manifest.parts
    .filter(({ file }) => file.endsWith('-community.jsonl'))
    .flatMap((part) => readPart(bytes, part))
    .filter(({ sk }) => String(sk).startsWith('ERASED#'))
  return new Map(
    rows.map(({ sk, at }) => [String(sk).slice('ERASED#'.length), instant(Number(at))]),
  )
}

/**
 * Takes somebody out again: seats, rights and the name go at once. What names them in the books
 * goes as on every way out, by the job that this leaves, once what follows from it came to rest.
 */
async function forget(
  table: Table,
  bot: number,
  c: CommunityId,
  m: MemberId,
  now: Instant,
  chance: () => string,
): Promise<void> {
  const telegramId = telegramIdOf(m)
  if (telegramId === undefined) return
  const asked = { bot, telegramId, pseudonym: pseudonymId(digest(chance())), communities: [c] }
  await beginErasure(table, asked, now)
  const erasure = await readErasure(table, personPk(telegramId))
  if (erasure) await leaveAll(table, erasure, now)
}

/**
 * Puts an archive into a table where the community isn't. Everything is checked before the first
 * row is written; whoever was forgotten since is forgotten again before the community opens.
 */
export async function restore(
  table: Table,
  bytes: Uint8Array,
  options: { erased?: ReadonlyMap<string, Instant>; now: Instant; chance: () => string },
): Promise<Restored> {
  const manifest = readManifest(bytes)
  const { at, bot } = manifest
  const c = manifest.community.id as CommunityId
  // The whole archive is held to its checksums first: nothing half-done is stored.
  const counts = manifest.parts.map((part) => readPart(bytes, part).length)
  const links = manifest.parts
    .filter(({ file }) => file.endsWith('-links.jsonl'))
    .flatMap((part) => readPart(bytes, part))
  await refuseIfThere(table, manifest, links)
  let meta: Row | undefined
  for (const part of manifest.parts) {
    const rows = readPart(bytes, part)
    meta ??= rows.find((row) => isMeta(c, row))
    await putBack(
      table,
      rows.filter((row) => !isMeta(c, row)),
      at,
    )
  }
  if (!meta) throw new ArchiveError('This backup has no community in it.')
  // The list of the table and of the archive itself count, too: one may have been on the way out.
  const erased = new Map([...(await erasedIn(table, c)), ...(options.erased ?? [])])
  const gone = await erasedAmong(table, c, erased)
  await openCommunity(table, meta, at)
  for (const m of gone) await forget(table, bot, c, m, options.now, options.chance)
  return { manifest, rows: counts.reduce((sum, n) => sum + n, 0), forgotten: gone.length }
}
