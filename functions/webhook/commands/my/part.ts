import type { InlineKeyboardButton } from 'grammy/types'
import type { Community } from '../../../../shared/domain/community.ts'
import type { MemberId } from '../../../../shared/domain/ids.ts'
import type { Member } from '../../../../shared/domain/member.ts'
import type { Ctx } from '../../world.ts'

/** Whose page it is, in which communities. */
export interface Mine {
  id: MemberId
  communities: Community[]
  /** What each community knows of the person; those that know nothing are left out. */
  members: Member[]
}

/** One part of a person's own page: lines of HTML and rows of buttons, either may be empty. */
export interface Part {
  lines: string[]
  rows: InlineKeyboardButton[][]
}

export type MakePart = (ctx: Ctx, mine: Mine) => Promise<Part>
