import fc from 'fast-check'
import type { RosterOp } from '../../shared/domain/roster.ts'
import { member } from './rosters.ts'

const people = fc.constantFrom('a', 'b', 'c', 'd', 'e').map(member)
const role = fc.constantFrom(0, 1)
/** Anything that five people and a coordinator can do to a roster of two roles. */
export const operations: fc.Arbitrary<RosterOp> = fc.oneof(
  fc.record({
    op: fc.constant('join' as const),
    member: people,
    role,
    seats: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
  }),
  fc.record({ op: fc.constant('leave' as const), member: people }),
  fc.record({ op: fc.constant('maybe' as const), member: people }),
  fc.record({ op: fc.constant('coming' as const), member: people }),
  fc.record({ op: fc.constant('seats' as const), role, seats: fc.integer({ min: 0, max: 4 }) }),
  fc.record({
    op: fc.constant('status' as const),
    status: fc.constantFrom('open' as const, 'closed' as const),
  }),
)
