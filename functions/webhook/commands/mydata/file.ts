import type { MyCommunity } from '../../../../shared/store/my-data.ts'
import { escapeHtml, type Words } from '../../../../shared/words/words.ts'
import { sectionsOf } from './sections.ts'

// How rows are found is of no use to their owner.
const inner = new Set(['pk', 'sk', 'g1p', 'g1s', 'g2p', 'g2s', 'e', 'ttl', 'rv'])

/** The data without what only the table needs. */
export function readable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readable)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([key]) => !inner.has(key))
  return Object.fromEntries(kept.map(([key, one]) => [key, readable(one)]))
}

const isTime = (key: string, value: unknown): value is number =>
  typeof value === 'number' && value > 1e12 && /at$|At$|start|end|pairs/.test(key)

function rows(value: unknown, key = ''): string {
  if (isTime(key, value)) return escapeHtml(new Date(value).toISOString())
  if (Array.isArray(value)) return value.map((one) => `<li>${rows(one, key)}</li>`).join('')
  if (typeof value !== 'object' || value === null) return escapeHtml(String(value ?? ''))
  const lines = Object.entries(value).map(
    ([name, one]) => `<tr><th>${escapeHtml(name)}</th><td>${rows(one, name)}</td></tr>`,
  )
  return `<table>${lines.join('')}</table>`
}

const style =
  'body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}' +
  'th{text-align:left;vertical-align:top;padding-right:1rem;font-weight:600}' +
  'td{padding:.1rem 1rem .1rem 0;vertical-align:top}summary{margin:2rem 0 1rem;cursor:pointer}'

interface MyData {
  telegramId: number
  person: unknown
  communities: readonly MyCommunity[]
}

/** One page that any browser opens: first as people speak of it, then every row, at its end for machines. */
export function dataPage(words: Words, { communities, ...own }: MyData): string {
  const shown = readable({ ...own, communities: communities.map(({ rows }) => rows) })
  const json = JSON.stringify(shown, null, 1).replaceAll('<', '\\u003c')
  return [
    `<!doctype html><html lang="${words.language}"><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width">',
    `<title>${escapeHtml(words.plain('mydata-title'))}</title><style>${style}</style>`,
    `<h1>${escapeHtml(words.plain('mydata-title'))}</h1>`,
    ...communities.map((here) => sectionsOf(words, here)),
    `<details><summary>${escapeHtml(words.plain('mydata-all'))}</summary>${rows(shown)}</details>`,
    `<script type="application/json" id="data">${json}</script></html>`,
  ].join('\n')
}
