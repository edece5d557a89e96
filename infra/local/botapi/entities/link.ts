import type { KnownUser, Styled } from './styled.ts'

/** What a link in a text becomes: a mention, a link, or nothing when the address is none. */
export function link(href: string, user: KnownUser): Styled | undefined {
  const mentioned = /^tg:\/\/user\?id=(\d+)$/.exec(href)?.[1]
  if (mentioned !== undefined) {
    const found = user(Number(mentioned))
    return found === undefined ? undefined : { type: 'text_mention', user: found }
  }
  const address = /^[a-z][a-z\d+.-]*:/i.test(href) ? href : `http://${href}`
  if (!URL.canParse(address)) return undefined
  const { protocol, hostname } = new URL(address)
  const isWeb = /^https?:$/.test(protocol) && /[^.]\.[^.]|^localhost$/.test(hostname)
  if (!isWeb && !/^(tg|mailto|tel|ton):$/.test(protocol)) return undefined
  return { type: 'text_link', url: isWeb ? new URL(address).href : address }
}
