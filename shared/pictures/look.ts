/** Few colours, told apart by lightness alone, so that they work for everyone and in print. */
export const look = {
  paper: '#f6f3ec',
  card: '#ffffff',
  rule: '#e2ddd1',
  ink: '#1b2a30',
  quiet: '#56646b',
  accent: '#0d5263',
  warm: '#b4531a',
  onDark: '#ffffff',
} as const

/** From "none" to "most". */
export const shades = ['#ece8de', '#cfe3e6', '#93c2ca', '#3f8c9b', '#0d5263'] as const

/** How minutes are known: the surer, the darker. */
export const provenances = ['checked-in', 'attested', 'back-filled'] as const
export type Provenance = (typeof provenances)[number]
export const provenanceFill: Record<Provenance, string> = {
  'checked-in': '#0d5263',
  attested: '#5fa3b0',
  'back-filled': '#c3d5d8',
}

/** A phone shows these pictures at about a third of this width. */
export const picture = { width: 1080, margin: 32, padding: 30, gap: 18 } as const
export const type = { title: 56, value: 56, heading: 39, body: 36, small: 33 } as const
