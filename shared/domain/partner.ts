import type { CommunityId, MemberId, PartnerId } from './ids.ts'
import { type Offer, offersIn, type PartnerKind, partnerKindsIn } from './offers.ts'
import { clean, lengthOf, tidy } from './text/fold.ts'
import type { Instant } from './time.ts'

/** Who works with the community: a hospital, a school, a company. */
export interface Partner {
  id: PartnerId
  community: CommunityId
  name: string
  kinds: PartnerKind[]
  offers: Offer[]
  /** What they offer and under which conditions, in their own words. */
  note?: string
  /** Whom to call; for coordinators only. */
  contact?: string
  /** When they were asked for something, newest last. */
  asked: { at: Instant; by: MemberId; about?: string }[]
  createdAt: Instant
}

export const partnerLimits = { name: 40, note: 200, contact: 80, asked: 50 }

export type PartnerField = 'name' | 'note' | 'contact'

/** One field as typed, or undefined when it is empty or too long. */
export function partnerField(field: PartnerField, text: string): string | undefined {
  const value = tidy(clean(text))
  return value && lengthOf(value) <= partnerLimits[field] ? value : undefined
}

/** What can be told of a partner from its name and from what it says it offers. */
export const partnerFacts = (name: string, note = '') => ({
  kinds: partnerKindsIn(name),
  offers: offersIn(note),
})

/** Those first who offer something of what a sentence asks for. */
export function byFit(partners: readonly Partner[], text: string): Partner[] {
  const wanted = offersIn(text)
  const fits = ({ offers }: Partner) => offers.filter((offer) => wanted.includes(offer)).length
  return [...partners].sort((one, other) => fits(other) - fits(one))
}

/** Those who offer all that a request names; by their words when it names nothing known. */
export function whoOffers(partners: readonly Partner[], text: string): Partner[] {
  const wanted = offersIn(text)
  const words = tidy(clean(text)).toLowerCase()
  if (!words) return [...partners]
  if (wanted.length > 0)
    return partners.filter(({ offers }) => wanted.every((offer) => offers.includes(offer)))
  return partners.filter(({ name, note = '' }) => `${name} ${note}`.toLowerCase().includes(words))
}
