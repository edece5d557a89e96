import type { Message } from 'grammy/types'
import type { PlayMessage } from '../protocol.ts'
import { type Child, el, icon } from './element.ts'
import { fileUrl } from './wire.ts'
import type { Words } from './words.ts'

const zoom = (url: string, words: Words): void => {
  const box = el('dialog', { class: 'zoom', 'data-testid': 'zoom' })
  const close = el('button', { type: 'button', class: 'round', 'aria-label': words.close })
  close.append(icon('close'))
  box.append(el('img', { src: url, alt: '' }), close)
  box.addEventListener('click', () => box.close())
  box.addEventListener('close', () => box.remove())
  document.body.append(box)
  box.showModal()
}

const picture = (message: Message, words: Words): HTMLElement | null => {
  const largest = message.photo?.at(-1)
  if (largest === undefined) return null
  const url = fileUrl(largest.file_id)
  const name = message.caption ?? words.photo
  return el(
    'button',
    { type: 'button', class: 'picture', 'aria-label': name, onclick: () => zoom(url, words) },
    el('img', { src: url, alt: '', width: largest.width, height: largest.height }),
  )
}

const sizeText = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1048576).toFixed(1)} MB`

const fileCard = (message: Message, words: Words): HTMLElement | null => {
  const file = message.document ?? message.video ?? message.audio ?? message.voice
  if (file === undefined) return null
  const name = ('file_name' in file && file.file_name) || words.file
  return el(
    'a',
    {
      class: 'file',
      href: fileUrl(file.file_id),
      download: name,
      'data-testid': 'document',
      'aria-label': words.download(name),
    },
    el('span', { class: 'file-mark' }, icon('file')),
    el(
      'span',
      { class: 'file-text' },
      el('b', {}, name),
      el('small', {}, file.file_size ? sizeText(file.file_size) : ''),
    ),
  )
}

const place = (message: Message): HTMLElement | null => {
  if (message.location === undefined) return null
  const { latitude, longitude } = message.location
  const title = message.venue ? `${message.venue.title}, ${message.venue.address}` : ''
  return el('p', { class: 'plain' }, `📍 ${title} ${latitude}, ${longitude}`)
}

/** The pictures of a bubble (several make an album), then its files. */
export const drawMedia = (items: readonly PlayMessage[], words: Words): Child => {
  const messages = items.map((item) => item.message)
  const pictures = messages.flatMap((message) => picture(message, words) ?? [])
  const album = el('div', { class: `album n${Math.min(pictures.length, 4)}` }, pictures)
  const rest = messages.flatMap((message) => [fileCard(message, words), place(message)])
  return [pictures.length > 0 && album, rest]
}
