import { expect, test } from 'vitest'
import { formatted } from '../../../../../infra/local/botapi/entities/format.ts'

const mei = { id: 5, is_bot: false, first_name: 'Mei' }
const known = (id: number) => (id === 5 ? mei : undefined)
const html = (text: string) => formatted({ text, mode: 'HTML' }, known)
const markdown = (text: string) => formatted({ text, mode: 'MarkdownV2' }, known)

test.each([
  [
    '<b>a</b><i>b</i>',
    'ab',
    [
      ['bold', 0, 1],
      ['italic', 1, 1],
    ],
  ],
  [
    '<strong>a<em>b</em></strong>',
    'ab',
    [
      ['bold', 0, 2],
      ['italic', 1, 1],
    ],
  ],
  [
    '🎉 <u>帮手</u> <s>x</s>',
    '🎉 帮手 x',
    [
      ['underline', 3, 2],
      ['strikethrough', 6, 1],
    ],
  ],
  ['<code>a&lt;b&gt; &amp; &quot;c&quot; &copy;</code>', 'a<b> & "c" &copy;', [['code', 0, 17]]],
  ['<blockquote expandable>a</blockquote>', 'a', [['expandable_blockquote', 0, 1]]],
  ['<blockquote>a</blockquote>', 'a', [['blockquote', 0, 1]]],
  ['<tg-spoiler>a</tg-spoiler>', 'a', [['spoiler', 0, 1]]],
  ['<span class="tg-spoiler">a</span>', 'a', [['spoiler', 0, 1]]],
  ['<a href="tg://user?id=6">nobody</a>', 'nobody', []],
  ['  <b> a </b>\n\n', 'a', [['bold', 0, 1]]],
  ['<b></b>a', 'a', []],
  ['&#24110;&#x624B;', '帮手', []],
])('HTML %s becomes %s', (source, text, expected) => {
  const { text: plain, entities } = html(source)
  expect([plain, entities.map(({ type, offset, length }) => [type, offset, length])]).toEqual([
    text,
    expected,
  ])
})

test('a link keeps its address, a mention its user, a block its language', () => {
  expect(html('<a href="https://example.org/?a=1&amp;b=2">x</a>').entities[0]).toMatchObject({
    type: 'text_link',
    url: 'https://example.org/?a=1&b=2',
  })
  expect(html('<a href="tg://user?id=5">Mei</a>').entities[0]).toMatchObject({
    type: 'text_mention',
    user: mei,
  })
  expect(html('<pre><code class="language-ts">x</code></pre>').entities).toEqual([
    { type: 'pre', language: 'ts', offset: 0, length: 1 },
  ])
  expect(html('<tg-emoji emoji-id="536">👍</tg-emoji>').entities[0]).toMatchObject({
    custom_emoji_id: '536',
  })
})

test.each([
  ['<b>a', `Can't find end tag corresponding to start tag "b"`],
  ['a</b>', 'Unexpected end tag at byte offset 1'],
  ['<b><i>a</b></i>', 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'],
  ['帮<br>', 'Unsupported start tag "br" at byte offset 3'],
  ['3 < 4', 'Unclosed start tag at byte offset 2'],
  ['<a href=>x</a>', 'Empty attribute name in the tag "a" at byte offset 0'],
])("HTML %s can't be parsed", (source, reason) => {
  expect(() => html(source)).toThrow(`Bad Request: can't parse entities: ${reason}`)
})

test('MarkdownV2 has its styles, links and escapes, and refuses a bare full stop', () => {
  expect(markdown('*a* _b_ __c__ ~d~ ||e|| `f.g` 1\\.')).toMatchObject({
    text: 'a b c d e f.g 1.',
    entities: ['bold', 'italic', 'underline', 'strikethrough', 'spoiler', 'code'].map((type) => ({
      type,
    })),
  })
  expect(markdown('[x](https://example.org/a\\))').entities[0]).toMatchObject({
    url: 'https://example.org/a)',
  })
  expect(() => markdown('End.')).toThrow("Character '.' is reserved and must be escaped")
  expect(() => markdown('*a')).toThrow("Can't find end of the entity starting at byte offset 0")
})

test('commands, mentions, addresses and hashtags are found in plain text', () => {
  const text = '/start@bangshou_bot 问 @mei_li 看 https://example.org/x，#帮手 a@b.org'
  const found = formatted({ text }, known).entities
  const words = found.map(({ type, offset, length }) => [type, text.slice(offset, offset + length)])
  expect(words).toEqual([
    ['bot_command', '/start@bangshou_bot'],
    ['mention', '@mei_li'],
    ['url', 'https://example.org/x'],
    ['hashtag', '#帮手'],
    ['email', 'a@b.org'],
  ])
})

test('a Chinese word after a slash is no command, and code is left alone', () => {
  expect(formatted({ text: '/招募 and/or' }, known).entities).toEqual([])
  expect(html('<code>/start</code>').entities.map(({ type }) => type)).toEqual(['code'])
})
