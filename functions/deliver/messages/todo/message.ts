import { telegramIdOf } from '../../../../shared/domain/ids.ts'
import { isNothing } from '../../../../shared/domain/todo.ts'
import { readCommunity } from '../../../../shared/store/community.ts'
import { readNames, readProfiles } from '../../../../shared/store/member.ts'
import { readTodo } from '../../../../shared/store/todo.ts'
import { renderTodo } from '../../../../shared/views/todo.ts'
import { wordsOf } from '../../../../shared/words/words.ts'
import { done, type Messenger, ofOutcome } from '../../message.ts'
import { send } from '../../send.ts'

/** What waits for a coordinator at the end of the day; silence when nothing does. */
export const todo: Messenger<'todo'> = async (deps, intent, at) => {
  const { table } = deps
  const community = await readCommunity(table, intent.community)
  const user = telegramIdOf(intent.member)
  if (!community || user === undefined) return done
  const found = await readTodo(table, community, at)
  if (isNothing(found) && !intent.preview) return done
  const [profiles, names] = await Promise.all([
    readProfiles(table, [intent.member]),
    readNames(
      table,
      community.id,
      found.permits.map(({ member }) => member),
    ),
  ])
  const words = wordsOf(profiles.get(intent.member)?.language, community.language)
  const { zone, name } = community
  const spoken = isNothing(found)
    ? { text: words.html('todo-nothing', { community: name }) }
    : renderTodo({ words, zone, community: name, todo: found, names })
  const sent = await send(deps, { chat: user }, spoken)
  return sent.kind === 'sent' ? done : ofOutcome(sent)
}
