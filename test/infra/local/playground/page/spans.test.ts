import type { MessageEntity } from 'grammy/types'
import { expect, test } from 'vitest'
import { plain, spansOf } from '../../../../../infra/local/playground/page/spans.ts'

const over = (text: string, part: string, type: 'bold' | 'italic' | 'spoiler'): MessageEntity => ({
  type,
  offset: text.indexOf(part),
  length: part.length,
})

test('reads a bold name after an emoji, whose two halves Telegram counts', () => {
  const text = '🎭 表演:李伟'
  expect(spansOf(text, [over(text, '李伟', 'bold')])).toEqual([
    '🎭 表演:',
    { entity: over(text, '李伟', 'bold'), children: ['李伟'] },
  ])
})

test('keeps an italic word inside the bold title it belongs to', () => {
  const text = 'a show at Jinqiu'
  const bold = over(text, 'show at Jinqiu', 'bold')
  const italic = over(text, 'Jinqiu', 'italic')
  expect(spansOf(text, [italic, bold])).toEqual([
    'a ',
    { entity: bold, children: ['show at ', { entity: italic, children: ['Jinqiu'] }] },
  ])
})

test('shows all the words when an entity points past their end', () => {
  const spans = spansOf('你好', [{ type: 'bold', offset: 1, length: 9 }])
  expect(plain(spans)).toBe('你好')
})
