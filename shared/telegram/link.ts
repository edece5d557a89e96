const supergroup = '-100'

/** The address of a message in a supergroup; plain groups have none. */
export function messageLink(chat: number, message: number | undefined): string | undefined {
  const id = String(chat)
  if (message === undefined || !id.startsWith(supergroup)) return undefined
  return `https://t.me/c/${id.slice(supergroup.length)}/${message}`
}
