import type { Run } from './job.ts'
import { longReminder, shortReminder } from './jobs/reminder/job.ts'

/** Every kind of job, a line each. */
export const jobs: Record<string, Run> = {
  R24: longReminder,
  R2: shortReminder,
}
