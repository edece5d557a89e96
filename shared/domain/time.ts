/** Epoch milliseconds. */
export type Instant = number & { readonly of: 'Instant' }
/** `YYYY-MM-DD` on some community's wall calendar. */
export type CalendarDate = string & { readonly of: 'CalendarDate' }
/** `YYYY-MM`. */
export type CalendarMonth = string & { readonly of: 'CalendarMonth' }

export const second = 1000
export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

export const instant = (ms: number): Instant => ms as Instant

export const isCalendarMonth = (text: string): text is CalendarMonth =>
  /^\d{4}-(0[1-9]|1[0-2])$/.test(text)
