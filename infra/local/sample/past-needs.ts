import { digest, type MemberId, type NeedId } from '../../../shared/domain/ids.ts'
import type { Member } from '../../../shared/domain/member.ts'
import { act, both, finish, needOf, programmeFor } from '../../../shared/domain/need-case.ts'
import { day, hour, type Instant, instant } from '../../../shared/domain/time.ts'
import { needItem } from '../../../shared/store/need.ts'
import { type BookEntry, recordItem } from '../../../shared/store/record.ts'
import { lot, pick } from './lot.ts'
import { entryFor, type NeedsSeed } from './needs.ts'

const wishes = [
  ['家里的水龙头漏水，想请人修一下', '上午就修好了，谢谢'],
  ['想请人陪我去医院复查', '一路陪着，很耐心'],
  ['不会用手机交水电费，想请人教教', '讲得清楚，学会了'],
  ['想请人帮忙买米买油', '送到家门口，太好了'],
  ['阳台的纱窗坏了，够不着', '又快又好'],
  ['想给老伴理个发，出不了门', '手艺好，说话也好听'],
  ['孩子作业不会，想请人辅导', '孩子很喜欢这位老师'],
  ['旧衣柜想挪个位置，搬不动', '两下就搬好了'],
] as const

/** A need a week of the past, each answered, rated and in the books. */
export function pastNeeds(seed: NeedsSeed, neighbours: readonly Member[], weeks: number) {
  const long = neighbours.filter(({ joinedAt }) => joinedAt < seed.now - 420 * day)
  const needs = Array.from({ length: weeks }, (_, week) => {
    const [what, word] = pick(wishes, 'wish', week)
    const asked: Instant = instant(seed.now - (8 + week * 7) * day)
    const by: MemberId = pick(long, 'asks', week).id
    const [helper] = long.filter(({ id }) => id !== by && lot('helps', week, id) < 0.02)
    const fresh = needOf(
      {
        id: digest('sample-past-need', seed.community, week) as NeedId,
        community: seed.community,
        by,
        origin: 'resident',
        what,
        programme: programmeFor(what),
        urgent: false,
      },
      asked,
    )
    const member = helper?.id ?? seed.helpers[0]
    const answered = both(
      both(
        act({ kind: 'match', members: [member] }, seed.coordinator),
        act({ kind: 'take', member }, member),
      ),
      finish(seed.coordinator, lot('took', week) < 0.5 ? 60 : 90),
    )
    const stars = lot('stars', week) < 0.8 ? 5 : 4
    const rated = both(answered, act({ kind: 'rate', stars, word }, by))
    const moved = rated(fresh, instant(asked + 26 * hour))
    if (!moved.ok) throw new Error(`past need ${week} can't be: ${moved.reason}`)
    return { ...moved.need, version: 2 }
  })
  const records: BookEntry[] = needs.flatMap((need) => entryFor(seed, need))
  return {
    needs,
    records,
    items: [...needs.map((need) => needItem(need)), ...records.map(recordItem)],
  }
}
