import type { Verb } from '../../verb.ts'

export const card: Verb = {}
