import type { Activity } from '../../shared/domain/activity.ts'
import type { Community } from '../../shared/domain/community.ts'
import type { MemberId } from '../../shared/domain/ids.ts'
import type { Member, MemberRoles } from '../../shared/domain/member.ts'
import type { Need } from '../../shared/domain/need-case.ts'
import type { Roster } from '../../shared/domain/roster.ts'
import type { Team } from '../../shared/domain/team.ts'
import type { Dialogue } from '../../shared/store/dialogue.ts'
import type { Audience } from './audience.ts'
import type { Listed } from './menus.ts'
import type { Ctx } from './world.ts'

export type { Audience } from './audience.ts'

/** What an action is about: who may do it depends on the community that this belongs to. */
export type Subject =
  | 'nothing'
  | 'activity'
  | 'community'
  | 'draft'
  | 'team'
  | 'need'
  | 'need-draft'
  | 'filter'

export interface Handler {
  who: Audience
  subject: Subject
  run(ctx: Ctx, args: string[]): Promise<void>
}

/** For everybody, about nothing that needs a right. Apart from the gate, which a sign-up goes without. */
export const forAnyone = (run: Handler['run']): Handler => ({
  who: 'anyone',
  subject: 'nothing',
  run,
})

/** A person in a community, with the rights that they have there now. */
export interface Me {
  id: MemberId
  telegramId: number
  /** What Telegram calls them; not to be stored without their yes. */
  firstName: string
  member?: Member
  roles: MemberRoles
}

export interface InCommunity {
  community: Community
  me: Me
}

export interface InTeam extends InCommunity {
  team: Team
}

export interface InActivity extends InCommunity {
  activity: Activity
  roster: Roster
}

export interface InNeed extends InCommunity {
  need: Need
}

/** What a verb does for each way in which people address it. */
export interface Verb {
  /** `/name text`: the arguments are one string, the text. */
  command?: Handler
  /** Callback verbs: the arguments are what the button carried. */
  buttons?: Record<string, Handler>
  /** The answer to a question of this verb, in private: the argument is the text. */
  dialogue?(ctx: Ctx, dialogue: Dialogue, text: string): Promise<void>
  /** A text in private that nobody asked for: whether it was for this verb. */
  hears?(ctx: Ctx, text: string): Promise<boolean>
  /** Deep links `?start=verb_arg_arg`. */
  start?: Handler
  /** A text in the group that replies to one of the bot's messages with these buttons. */
  reply?(ctx: Ctx, text: string): Promise<void>
  /** A file that was sent in private, to this verb's question or to nobody's. */
  file?(ctx: Ctx, dialogue: Dialogue | undefined): Promise<void>
  /** Anything else that Telegram tells: the bot was added, a group moved. */
  event?(ctx: Ctx): Promise<void>
}

/** One line of the list: what routing and the menus need, and where the rest is. */
export interface Entry extends Listed {
  /** Other words that people type after the slash. */
  typed?: string[]
  /** Its callback verbs. */
  buttons?: string[]
  load(): Promise<Verb>
}
