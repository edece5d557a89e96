import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ActivityId, MemberId, PartnerId } from '../../../shared/domain/ids.ts'
import {
  eraseAt,
  isOpen,
  type NeedAction,
  type NeedProgress,
  needStates,
  newNeed,
  nextState,
  presentAgainAt,
} from '../../../shared/domain/need.ts'
import { defaultPolicy as policy } from '../../../shared/domain/policy.ts'
import { day, hour, instant } from '../../../shared/domain/time.ts'

const now = instant(Date.UTC(2026, 10, 2, 1))
const later = (ms: number) => instant(now + ms)
const [mei, wang, zhao] = ['mei', 'wang', 'zhao'] as MemberId[] as [MemberId, MemberId, MemberId]
const clinic = 'clinic' as PartnerId
const fresh = newNeed(now)

function needAfter(...actions: NeedAction[]): NeedProgress {
  let need = fresh
  for (const [i, action] of actions.entries()) {
    const answer = nextState(need, action, later((i + 1) * hour))
    if (!answer.ok) throw new Error(`${action.kind}: ${answer.reason}`)
    need = answer.need
  }
  return need
}
const reasonOf = (need: NeedProgress, action: NeedAction) => {
  const answer = nextState(need, action, now)
  return answer.ok ? 'ok' : answer.reason
}
const accept: NeedAction = { kind: 'accept' }
const ask = (...members: MemberId[]): NeedAction => ({ kind: 'match', members })
const take = (member: MemberId): NeedAction => ({ kind: 'take', member })
const decline = (member: MemberId): NeedAction => ({ kind: 'decline', member })
const finish: NeedAction = { kind: 'finish' }

describe('a need', () => {
  it('goes from asked to rated', () => {
    const rate: NeedAction = { kind: 'rate', stars: 5, word: '太好了' }
    const need = needAfter(accept, ask(mei, wang), take(mei), finish, rate)
    expect(need).toMatchObject({
      state: 'rated',
      helper: mei,
      asked: [],
      closedAt: later(4 * hour),
      rating: { stars: 5, word: '太好了' },
    })
  })

  it('is the first helper’s: the second is told that it is taken', () => {
    const serving = needAfter(accept, ask(mei, wang), take(mei))
    expect(reasonOf(serving, take(wang))).toBe('taken')
    expect(reasonOf(serving, take(mei))).toBe('ok')
  })

  it('is taken only by someone who was asked', () => {
    expect(reasonOf(needAfter(accept, ask(mei)), take(zhao))).toBe('not-asked')
    expect(reasonOf(fresh, take(mei))).toBe('wrong-state')
  })

  it('comes back to the coordinator when everybody says no', () => {
    const asked = needAfter(accept, ask(mei, wang), decline(mei))
    expect(asked).toMatchObject({ state: 'matched', asked: [wang], declined: [mei] })
    expect(needAfter(accept, ask(mei, wang), decline(mei), decline(wang)).state).toBe('accepted')
  })

  it('is still hers when she changes her mind before someone else took it', () => {
    expect(needAfter(accept, ask(mei), decline(mei), take(mei)).helper).toBe(mei)
  })

  it('can be asked of more people, and again of someone who said no', () => {
    const need = needAfter(accept, ask(mei, wang), decline(mei), ask(mei, zhao))
    expect(need).toMatchObject({ asked: [wang, mei, zhao], declined: [] })
  })

  it('is refused only with a reason', () => {
    expect(reasonOf(fresh, { kind: 'refuse', reason: ' ' })).toBe('no-reason')
    expect(needAfter({ kind: 'refuse', reason: 'not ours' })).toMatchObject({
      state: 'refused',
      reason: 'not ours',
      closedAt: later(hour),
    })
  })

  it('loses its helper when it is reassigned, and finds another', () => {
    const reassign: NeedAction = { kind: 'reassign', reason: 'ill' }
    const need = needAfter(accept, ask(mei), take(mei), reassign)
    expect(need.state).toBe('reassigned')
    expect(need).not.toHaveProperty('helper')
    expect(needAfter(accept, ask(mei), take(mei), reassign, ask(wang), take(wang)).helper).toBe(
      wang,
    )
  })

  it('can be handed to a partner, who finishes it or gives it back', () => {
    const hand: NeedAction = { kind: 'hand', partner: clinic }
    expect(needAfter(hand)).toMatchObject({ state: 'handed', partner: clinic })
    expect(needAfter(hand, finish).state).toBe('done')
    expect(needAfter(hand, { kind: 'reassign', reason: 'full' })).not.toHaveProperty('partner')
  })

  it('can become an activity', () => {
    const activity = 'lamp0001' as ActivityId
    expect(needAfter({ kind: 'schedule', activity })).toMatchObject({ state: 'serving', activity })
  })

  it('can be taken back by who asked, until it is done', () => {
    const withdraw: NeedAction = { kind: 'withdraw' }
    expect(needAfter(accept, ask(mei), take(mei), withdraw).state).toBe('refused')
    expect(reasonOf(needAfter(ask(mei), take(mei), finish), withdraw)).toBe('wrong-state')
  })

  it('takes one to five stars', () => {
    const done = needAfter(ask(mei), take(mei), finish)
    for (const stars of [0, 6, 2.5])
      expect(reasonOf(done, { kind: 'rate', stars })).toBe('bad-rating')
    expect(reasonOf(fresh, { kind: 'rate', stars: 5 })).toBe('wrong-state')
  })

  it('needs somebody to be asked', () => {
    expect(reasonOf(fresh, ask())).toBe('nobody-asked')
  })
})

describe('ageing', () => {
  it('puts an untouched need before the coordinator after a day, and every day', () => {
    expect(presentAgainAt(fresh, policy)).toBe(later(day))
    const shown = nextState(fresh, { kind: 'present' }, later(day))
    expect(shown.ok && presentAgainAt(shown.need, policy)).toBe(later(2 * day))
    expect(shown.ok && shown.need.touchedAt).toBe(now)
  })

  it('waits a day after any touch', () => {
    expect(presentAgainAt(needAfter({ kind: 'ask-back' }), policy)).toBe(later(hour + day))
  })

  it('waits for the appointment while someone serves', () => {
    const serving = needAfter(ask(mei), take(mei))
    expect(presentAgainAt(serving, policy, later(5 * day))).toBe(later(6 * day))
  })

  it('ends when the need is closed', () => {
    expect(presentAgainAt(needAfter(ask(mei), take(mei), finish), policy)).toBeUndefined()
  })
})

it('erases the private part thirty days after closing, rated or not', () => {
  const done = needAfter(ask(mei), take(mei), finish)
  expect(eraseAt(done, policy)).toBe(later(3 * hour + 30 * day))
  const rated = needAfter(ask(mei), take(mei), finish, { kind: 'rate', stars: 4 })
  expect(eraseAt(rated, policy)).toBe(later(3 * hour + 30 * day))
  expect(eraseAt(fresh, policy)).toBeUndefined()
})

describe('whatever is pressed, in whatever order', () => {
  const member = fc.constantFrom(mei, wang, zhao)
  const action = fc.oneof<fc.Arbitrary<NeedAction>[]>(
    fc.constantFrom<NeedAction>(accept, finish, { kind: 'ask-back' }, { kind: 'withdraw' }),
    fc.array(member).map((members) => ask(...members)),
    member.map(take),
    member.map(decline),
    fc.constantFrom<NeedAction>(
      { kind: 'refuse', reason: 'x' },
      { kind: 'reassign', reason: 'x' },
      { kind: 'hand', partner: clinic },
      { kind: 'schedule', activity: 'a' as ActivityId },
      { kind: 'rate', stars: 3 },
      { kind: 'present' },
    ),
  )

  it('a need is closed exactly when it has an end, and served by one at most', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 20 }), (actions) => {
        let need = fresh
        for (const each of actions) {
          const answer = nextState(need, each, now)
          if (answer.ok) need = answer.need
          expect(needStates).toContain(need.state)
          expect(isOpen(need)).toBe(need.closedAt === undefined)
          expect(need.state === 'matched').toBe(need.asked.length > 0)
        }
      }),
    )
  })

  it('pressing twice is pressing once', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 12 }), action, (actions, twice) => {
        const once = [...actions, twice].reduce((need, each) => {
          const answer = nextState(need, each, now)
          return answer.ok ? answer.need : need
        }, fresh)
        const again = nextState(once, twice, now)
        if (again.ok) expect(again.need).toEqual(once)
      }),
    )
  })
})
