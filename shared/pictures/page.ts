import { box, type Drawing, line, shift, stack } from './drawing.ts'
import { printable, wrap } from './letters.ts'
import { look, picture, type } from './look.ts'

/** Width inside a card. */
export const cardWidth = picture.width - 2 * (picture.margin + picture.padding)

/** Lines of running text, broken to `width`. */
export function paragraph(
  text: string,
  width: number,
  setting: { size: number; fill: string; weight?: 'regular' | 'bold'; lines?: number },
): Drawing {
  const { size, fill, weight = 'regular', lines: most } = setting
  const lines = wrap(printable(text), width, size, weight, most)
  const leading = Math.round(size * 1.36)
  const marks = lines.map((words, row) =>
    line(words, 0, row * leading + size * 1.02, { size, fill, weight }),
  )
  return { width, height: lines.length * leading, marks }
}

/** A white card with a heading; its content is `cardWidth` wide. */
export function card(heading: string, content: Drawing): Drawing {
  const { padding, margin } = picture
  const width = picture.width - 2 * margin
  const head = paragraph(heading, cardWidth, {
    size: type.heading,
    fill: look.ink,
    weight: 'bold',
    lines: 2,
  })
  const inside = stack(heading === '' ? [content] : [head, content], 16)
  const height = inside.height + 2 * padding
  const marks = [box(0, 0, width, height, look.card, 20), ...shift(inside.marks, padding, padding)]
  return { width, height, marks }
}

/** A whole picture: title, subtitle, cards below each other, footer. */
export function page(words: {
  title: string
  subtitle: string
  cards: Drawing[]
  footer: string
}): Drawing {
  const { margin, width, gap } = picture
  const inner = width - 2 * margin
  const title = paragraph(words.title, inner, {
    size: type.title,
    fill: look.accent,
    weight: 'bold',
    lines: 2,
  })
  const subtitle = paragraph(words.subtitle, inner, { size: type.body, fill: look.quiet, lines: 2 })
  const footer = paragraph(words.footer, inner, { size: type.small, fill: look.quiet, lines: 3 })
  const all = stack([stack([title, subtitle], 2), ...words.cards, footer], gap)
  const height = Math.ceil(all.height + 2 * margin)
  const ground = box(0, 0, width, height, look.paper)
  return { width, height, marks: [ground, ...shift(all.marks, margin, margin - 6)] }
}
