import * as z from 'zod/mini'
import { type PartnerKind, partnerKinds } from '../../../../shared/domain/offers.ts'
import { clean, tidy } from '../../../../shared/domain/text/fold.ts'

export type PartnerText = { kind: 'new'; name: string } | { kind: 'find'; text: string }

/** `/partner new NAME`, or what somebody is to offer: `/partner 义诊`. */
export function partnerText(text: string): PartnerText {
  const words = tidy(clean(text))
  const name = /^(?:new|新建|新增|添加)\s*(.+)$/iu.exec(words)?.[1]
  return name ? { kind: 'new', name } : { kind: 'find', text: words }
}

const asked = z.object({ community: z.string(), partner: z.optional(z.string()) })
export const partnerAsked = (data: unknown) => asked.parse(data)

export const partnerKind = (text: string): PartnerKind | undefined =>
  Object.hasOwn(partnerKinds, text) ? (text as PartnerKind) : undefined

export const partnerSteps = ['name', 'note', 'contact', 'about'] as const
export type PartnerStep = (typeof partnerSteps)[number]
export const partnerStep = (step: string | undefined): PartnerStep | undefined =>
  partnerSteps.find((one) => one === step)
