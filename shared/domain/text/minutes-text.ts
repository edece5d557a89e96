const mostMinutes = 24 * 60

/** `90`, `90分钟`, `1.5小时`, `1小时30分`, `1 h 30`, `1:30` → whole minutes; undefined for anything else. */
export function minutesIn(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim().toLowerCase()
  const parts =
    /^(?:(\d+(?:\.\d+)?)\s*(?:小时|个小时|钟头|hours?|hrs?|h)(半)?|(\d+):(?=\d))?\s*(?:(\d+)\s*(?:分钟|分|minutes?|mins?|min|m)?)?$/.exec(
      plain,
    )
  const [, hours, half, clock, minutes] = parts ?? []
  if (hours === undefined && clock === undefined && minutes === undefined) return undefined
  const total = Number(hours ?? clock ?? 0) * 60 + (half ? 30 : 0) + Number(minutes ?? 0)
  return Number.isInteger(total) && total <= mostMinutes ? total : undefined
}
