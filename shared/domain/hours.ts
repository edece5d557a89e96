import type { Totals } from './service-record.ts'
import type { StarStatus } from './stars.ts'

/** A person's hours as only they and their coordinators see them. */
export interface Hours {
  totals: Totals
  /** Of the calendar year. */
  year: Totals
  star: StarStatus
  /** Of the last twelve months; whoever was entered afterwards did come. */
  noShows: number
}
