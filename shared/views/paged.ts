import { InlineKeyboard } from 'grammy/web'

/** So many buttons stand on a page. */
export const pageOf = 16

/** Buttons two in a row, a page of them, and below the way to the pages beside it. */
export function paged<T>(
  all: readonly T[],
  page: number,
  button: (one: T) => [label: string, data: string],
  turn: (page: number) => string,
): InlineKeyboard {
  const keyboard = new InlineKeyboard()
  for (const [i, one] of all.slice(page * pageOf, (page + 1) * pageOf).entries()) {
    keyboard.text(...button(one))
    if (i % 2 === 1) keyboard.row()
  }
  keyboard.row()
  const pages = Math.ceil(all.length / pageOf)
  if (page > 0) keyboard.text(`‹ ${page}/${pages}`, turn(page - 1))
  if (page + 1 < pages) keyboard.text(`${page + 2}/${pages} ›`, turn(page + 1))
  return keyboard
}
