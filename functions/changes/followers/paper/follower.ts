import { telegramIdOf } from '../../../../shared/domain/ids.ts'
import { parsePaper } from '../../../../shared/store/paper.ts'
import type { Follower } from '../../change.ts'

/** A transcript was issued: its paper is drawn and goes to that person. */
export const paperFollower: Follower = async (_deps, { before, after }) => {
  if (before || !after) return []
  const { code, member } = parsePaper(after)
  const chat = telegramIdOf(member)
  if (chat === undefined) return []
  return [{ intent: { kind: 'transcript', code }, chat, once: `transcript:${code}` }]
}
