import { calendarDate } from '../../../../shared/domain/calendar.ts'
import type { Community } from '../../../../shared/domain/community.ts'
import { spacedCode } from '../../../../shared/domain/paper.ts'
import { officialHours } from '../../../../shared/domain/policy.ts'
import { policyIn } from '../../../../shared/domain/roll.ts'
import {
  currentRecords,
  foldRecords,
  type MinutesKind,
  provenances,
  sumOf,
} from '../../../../shared/domain/service-record.ts'
import type { Transcript, TranscriptPart } from '../../../../shared/pictures/transcript.ts'
import type { Paper } from '../../../../shared/store/paper.ts'
import type { BookEntry } from '../../../../shared/store/record.ts'
import { durationText } from '../../../../shared/views/minutes.ts'
import type { Words } from '../../../../shared/words/words.ts'

export interface PaperView {
  paper: Paper
  community: Community
  name: string
  officialNumber?: string
  /** Entries of the period as they were when the paper was issued. */
  entries: BookEntry[]
  words: Words
  link: string
}

const columnsOf = (words: Words) =>
  [
    ['date', 13],
    ['content', 30],
    ['place', 17],
    ['time', 12],
    ['how', 17],
    ['unit', 17],
  ].map(([key, share]) => ({ title: words.plain(`paper-${key}`), share: Number(share) }))

function part(view: PaperView, kind: MinutesKind): TranscriptPart {
  const { words, entries, community } = view
  const totals = foldRecords(entries)
  const hours = (minutes: number) =>
    words.plain('paper-hours', { hours: officialHours(minutes, policyIn(community).officialUnit) })
  const rows = currentRecords(entries)
    .filter((entry) => entry.kind === kind && entry.credited > 0)
    .sort((a, b) => a.date.localeCompare(b.date))
    .map((entry) => [
      entry.date,
      entry.title,
      entry.place ?? '',
      durationText(words, entry.credited),
      words.plain(`provenance-${entry.provenance}`),
      community.name,
    ])
  const known = provenances.filter((p) => totals[kind][p] > 0)
  return {
    heading: words.plain(`paper-${kind}`),
    table: { columns: columnsOf(words), rows },
    totals: [
      ...known.map((p) => ({
        label: words.plain(`provenance-${p}`),
        value: durationText(words, totals[kind][p]),
      })),
      { label: words.plain('paper-total'), value: hours(sumOf(totals, kind)) },
    ],
    empty: words.plain(`paper-none-${kind}`),
  }
}

/** The words of a transcript: hours, content, recording unit, serial and code; never a certificate. */
export function transcriptOf(view: PaperView): Transcript {
  const { paper, community, words, name, officialNumber } = view
  const label = (key: string, value: string) => ({ label: words.plain(`paper-${key}`), value })
  const issued = calendarDate(paper.at, community.zone)
  return {
    title: words.plain('paper-title'),
    author: community.name,
    language: words.language,
    at: paper.at,
    about: [
      label('name', name),
      ...(officialNumber ? [label('number', officialNumber)] : []),
      label('period', `${paper.from} – ${paper.to}`),
      label('unit', community.name),
      label('issued', issued),
    ],
    parts: [part(view, 'service'), part(view, 'training')],
    proof: [label('serial', paper.serial), label('code', spacedCode(paper.code))],
    link: view.link,
    linkWords: words.plain('paper-check'),
    note: words.plain('paper-note'),
    foot: `${community.name} · ${paper.serial}`,
    pageOf: (page, pages) => words.plain('paper-page', { page, pages }),
  }
}
