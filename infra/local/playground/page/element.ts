/** Building and patching the page's elements. Text always becomes text, never markup. */

export type Child = Node | string | null | undefined | false | Child[]

type Handlers = {
  [K in keyof HTMLElementEventMap as `on${K}`]?: (event: HTMLElementEventMap[K]) => void
}
type Attribute = string | number | boolean | null | undefined
type Props = Handlers & { [name: string]: Attribute | ((event: never) => void) }

const put = (node: Element, name: string, value: Attribute): void => {
  if (value === false || value === null || value === undefined) return
  node.setAttribute(name, value === true ? '' : String(value))
}

/** Sets attributes (false and null leave one out) and listens to `on…` events. */
const dress = (node: HTMLElement, props: Props): void => {
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') node.addEventListener(name.slice(2), value as EventListener)
    else put(node, name, value)
  }
}

const nodes = (child: Child): (Node | string)[] => {
  if (Array.isArray(child)) return child.flatMap(nodes)
  return child === null || child === undefined || child === false ? [] : [child]
}

/** One element with its attributes, listeners and children. */
export const el = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] => {
  const node = document.createElement(tag)
  dress(node, props)
  node.append(...children.flatMap(nodes))
  return node
}

const paths = {
  back: 'M15 5l-7 7 7 7',
  clock: 'M12 7v5l3.500 2M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18',
  close: 'M6 6l12 12M18 6L6 18',
  clip: 'M20 11.500l-8 8a5 5 0 0 1-7-7l8.500-8.500a3.300 3.300 0 0 1 4.700 4.700l-8.400 8.400a1.600 1.600 0 0 1-2.300-2.300l7.500-7.500',
  send: 'M4 12l16-8-5 16-3.500-6.500zM11.500 13.500L20 4',
  slash: 'M15 4L9 20',
  reply: 'M10 6l-6 6 6 6M4 12h9a7 7 0 0 1 7 7',
  edit: 'M4 20h4L19 9l-4-4L4 16z',
  pin: 'M9 4h6l-1 6 4 4H6l4-4zM12 14v6',
  eye: 'M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12zM12 9.200a2.800 2.800 0 1 1 0 5.600 2.800 2.800 0 0 1 0-5.600',
  down: 'M5 9l7 7 7-7',
  file: 'M7 3h7l5 5v13H7zM14 3v5h5M10 13h6M10 17h4',
  link: 'M8 16L17 7M9.500 6.500H17.500V14.500',
  help: 'M9.200 9.200a2.900 2.900 0 1 1 4 2.700c-.9.4-1.200 1-1.200 2M12 17.200v.1M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18',
  mask: 'M3 8c3-1.500 6-1.500 9 0 3-1.500 6-1.500 9 0 0 6-2 9-5 9-2 0-3-2-4-2s-2 2-4 2c-3 0-5-3-5-9zM7 11.500h2.500M14.500 11.500H17',
  more: 'M12 5.500v.1M12 12v.1M12 18.500v.1',
  plus: 'M12 5v14M5 12h14',
  tick: 'M5 12.500l4.500 4.500L19 7.500',
} as const

/** A line icon; decoration only, its button carries the name. */
export const icon = (name: keyof typeof paths): Element => {
  const space = 'http://www.w3.org/2000/svg'
  const svg = document.createElementNS(space, 'svg')
  for (const [key, value] of [
    ['viewBox', '0 0 24 24'],
    ['class', `icon icon-${name}`],
    ['aria-hidden', 'true'],
  ] as const)
    svg.setAttribute(key, value)
  const path = document.createElementNS(space, 'path')
  path.setAttribute('d', paths[name])
  svg.append(path)
  return svg
}

/** A child of a patched list: made again only when one of `deps` is another value than before. */
export interface Row {
  key: string
  deps: readonly unknown[]
  make: () => HTMLElement
}

const made = new WeakMap<Element, { key: string; deps: readonly unknown[] }>()

const same = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((value, at) => Object.is(value, b[at]))

const build = (row: Row): HTMLElement => {
  const node = row.make()
  made.set(node, { key: row.key, deps: row.deps })
  return node
}

/** Puts a new element in an old one's place; the keyboard's focus stays where it was. */
const swap = (old: Element, node: HTMLElement): void => {
  const active = old.contains(document.activeElement) ? document.activeElement : null
  const spot = active instanceof HTMLElement ? active.dataset.focus : undefined
  old.replaceWith(node)
  if (active === null) return
  const inner = spot && node.querySelector<HTMLElement>(`[data-focus="${CSS.escape(spot)}"]`)
  ;(inner || node).focus({ preventScroll: true })
}

const drop = (parent: HTMLElement, kept: Set<string>): void => {
  for (const node of [...parent.children]) if (!kept.has(made.get(node)?.key ?? '')) node.remove()
}

/** The element for a row: the old one if nothing that it shows has changed. */
const renewed = (row: Row, old: Element | undefined): Element => {
  if (old === undefined) return build(row)
  if (same(made.get(old)?.deps ?? [], row.deps)) return old
  const fresh = build(row)
  swap(old, fresh)
  return fresh
}

/** Makes the children of `parent` follow `rows`, touching only those that changed. */
export const sync = (parent: HTMLElement, rows: readonly Row[]): void => {
  drop(parent, new Set(rows.map((row) => row.key)))
  const old = new Map([...parent.children].map((node) => [made.get(node)?.key, node]))
  rows.forEach((row, at) => {
    const node = renewed(row, old.get(row.key))
    const place = parent.children[at]
    if (node !== place) parent.insertBefore(node, place ?? null)
  })
}

/** Lets the arrow keys walk among the elements that match, wrapping at neither end. */
export const arrows = (parent: HTMLElement, match: string): void => {
  parent.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
    const all = [...parent.querySelectorAll<HTMLElement>(match)]
    const at = all.indexOf(document.activeElement as HTMLElement)
    const next = step === undefined || at < 0 ? undefined : all[at + step]
    if (next === undefined) return
    event.preventDefault()
    next.focus()
  })
}
