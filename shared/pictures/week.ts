import { box, type Drawing, line, type Mark, shift, stack } from './drawing.ts'
import { look, picture, shades, type } from './look.ts'
import { page, paragraph } from './page.ts'

export type Outing = { time: string; title: string; place: string; seats: string; full: boolean }
export type Day = { weekday: string; date: string; outings: Outing[]; empty: string }
export type Week = { title: string; subtitle: string; days: Day[]; footer: string }

const dateRoom = 150
const width = picture.width - 2 * picture.margin
const room = width - dateRoom - picture.padding

/** A week's activities, day by day; days without any stay small. */
export const weekPicture = (week: Week): Drawing =>
  page({ ...week, cards: [stack(week.days.map(dayCard), 10)] })

function dayCard({ weekday, date, outings, empty }: Day): Drawing {
  const quiet = outings.length === 0
  const list = quiet
    ? paragraph(empty, room, { size: type.small, fill: look.quiet })
    : stack(outings.map(outing), 20)
  const height = Math.max(quiet ? 66 : 108, list.height + 28)
  const day = { size: type.body, fill: quiet ? look.quiet : look.accent, room: dateRoom - 40 }
  const marks: Mark[] = [
    box(0, 0, width, height, quiet ? shades[0] : look.card, 16),
    line(weekday, 26, 46, { ...day, weight: 'bold' }),
    ...(quiet ? [] : [line(date, 26, 88, { ...day, fill: look.quiet, size: type.small })]),
  ]
  return { width, height, marks: [...marks, ...shift(list.marks, dateRoom, 14)] }
}

function outing({ time, title, place, seats, full }: Outing): Drawing {
  const name = paragraph(title, room, { size: type.body, fill: look.ink, weight: 'bold', lines: 2 })
  const where = paragraph(place, room, { size: type.small, fill: look.quiet, lines: 2 })
  const top = line(time, 0, type.small * 1.05, {
    size: type.small,
    fill: look.accent,
    weight: 'bold',
  })
  const left = line(seats, room, type.small * 1.05, {
    size: type.small,
    fill: full ? look.quiet : look.warm,
    weight: full ? 'regular' : 'bold',
    anchor: 'end',
    room: room * 0.6,
  })
  return stack([{ width: room, height: type.small * 1.4, marks: [top, left] }, name, where], 0)
}
