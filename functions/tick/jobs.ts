import type { Run } from './job.ts'
import { annual } from './jobs/annual/job.ts'
import { openDoor } from './jobs/check-in/job.ts'
import { closeSignUp } from './jobs/close/job.ts'
import { daily } from './jobs/daily/job.ts'
import { decide } from './jobs/decide/job.ts'
import { forget } from './jobs/forget/job.ts'
import { hint } from './jobs/hint/job.ts'
import { monthly } from './jobs/monthly/job.ts'
import { needAgain } from './jobs/need/job.ts'
import { longReminder, shortReminder } from './jobs/reminder/job.ts'
import { rollCall } from './jobs/rollcall/job.ts'
import { series } from './jobs/series/job.ts'
import { themeProposal, themeReminder } from './jobs/theme/job.ts'
import { weekly } from './jobs/weekly/job.ts'

/** Every kind of job, a line each. */
export const jobs: Record<string, Run> = {
  FORGET: forget,
  NEED24: needAgain,
  WEEKLY: weekly,
  MONTHLY: monthly,
  DAILY: daily,
  ANNUAL: annual,
  HINT: hint,
  THEME: themeProposal,
  THEMELAST: themeReminder,
  SERIES: series,
  R24: longReminder,
  R2: shortReminder,
  CHECKIN: openDoor,
  CLOSE: closeSignUp,
  ROLLCALL: rollCall,
  DECIDE: decide,
}
