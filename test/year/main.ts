import type { CalendarDate } from '../../shared/domain/time.ts'
import { daysFrom } from './plan.ts'
import { total } from './tally.ts'
import { liveYear, mondays } from './year.ts'

const first = '2026-01-01' as CalendarDate
const count = Number(process.argv[2] ?? 366)

const lived = await liveYear(first, count, { told: console.log })
const { tally, heard, seconds, heap, wrong } = lived
const sum = (how: string) => total(tally, (words) => words[3] === how)
const mebibytes = (bytes: number) => Math.round(bytes / 2 ** 20)
console.log(`
${lived.days} days, ${tally.outings} activities put up (${lived.outingsInBooks} within them), ${tally.signUps} sign-ups, ${tally.comings} times someone came, ${tally.needs} needs met
minutes, as the people count them: checked-in ${sum('checked-in')}, attested ${sum('attested')}, back-filled ${sum('back-filled')}
${heard.notices.size} weekly notices for ${mondays(daysFrom(first, count))} Mondays, ${heard.communityMonths.size} monthly summaries, ${heard.teamMonths.size} of teams and people
${tally.updates} updates in ${Math.round(seconds)} s: ${Math.round(tally.updates / seconds)} a second; heap by month, MiB: ${heap.map(mebibytes).join(' ')}
${wrong.length === 0 ? 'The books and the people agree, to the minute.' : wrong.slice(0, 40).join('\n')}`)
process.exit(wrong.length === 0 ? 0 : 1)
