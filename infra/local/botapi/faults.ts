import * as z from 'zod/mini'

const times = z._default(z.int().check(z.positive()), 1)

const callFaultSchema = z.strictObject({
  /** Only calls of this method; without it any call but getUpdates. */
  method: z.optional(z.string()),
  /** Only calls that name this chat. */
  chat: z.optional(z.int()),
  times,
  /** How many matching calls pass untouched before. */
  after: z._default(z.int(), 0),
  /** For `rate`: the seconds of retry_after. */
  seconds: z._default(z.number(), 1),
  fault: z.enum([
    'timeout-before',
    'timeout-after',
    'rate',
    'server-error',
    'blocked',
    'kicked',
    'refused',
    'migrated',
    'drop',
    'drop-after',
  ]),
})

const updateFaultSchema = z.strictObject({
  updates: z.enum(['twice', 'late', 'out-of-order']),
  times,
  /** How long `late` and `out-of-order` keep an update back, in real seconds. */
  seconds: z.optional(z.number()),
})

const clearSchema = z.strictObject({ clear: z.literal(true) })

export const faultSchema = z.union([callFaultSchema, updateFaultSchema, clearSchema])

/** What may be asked for: a fault of the next calls, of the next updates, or none any more. */
export type FaultOrder = z.input<typeof faultSchema>
export type CallFault = z.infer<typeof callFaultSchema>
type UpdateFault = z.infer<typeof updateFaultSchema>

/** A poll runs all the time: it fails only when it is named. */
const matches = (fault: CallFault, method: string, chat: unknown): boolean =>
  (fault.method === undefined ? method !== 'getUpdates' : fault.method === method) &&
  (fault.chat === undefined || String(fault.chat) === String(chat))

/** The faults that were ordered and have not happened yet. */
export class Faults {
  #calls: CallFault[] = []
  #updates: UpdateFault[] = []

  order(order: FaultOrder): void {
    const parsed = faultSchema.parse(order)
    if ('clear' in parsed) {
      this.#calls = []
      this.#updates = []
    } else if ('fault' in parsed) this.#calls.push({ ...parsed })
    else this.#updates.push({ ...parsed })
  }

  /** The fault that befalls this call, if any; it is used up by that. */
  takeCall(method: string, chat: unknown): CallFault | undefined {
    const fault = this.#calls.find((one) => matches(one, method, chat))
    if (fault === undefined) return undefined
    if (fault.after > 0) {
      fault.after -= 1
      return undefined
    }
    fault.times -= 1
    if (fault.times === 0) this.#calls = this.#calls.filter((one) => one !== fault)
    return fault
  }

  takeUpdate(): { updates: UpdateFault['updates']; seconds: number } | undefined {
    const fault = this.#updates[0]
    if (fault === undefined) return undefined
    fault.times -= 1
    if (fault.times === 0) this.#updates.shift()
    const usual = fault.updates === 'late' ? 2 : 0.3
    return { updates: fault.updates, seconds: fault.seconds ?? usual }
  }
}
