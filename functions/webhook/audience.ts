/** Who may do something. The gate checks it from the member's row at every single press. */
export const audiences = ['anyone', 'leader', 'leading', 'books', 'coordinator'] as const
export type Audience = (typeof audiences)[number]
