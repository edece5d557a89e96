import type { World } from '../protocol.ts'
import { el, type Row, sync } from './element.ts'

type Command = World['commands'][string][number]

export interface Completions {
  root: HTMLElement
  /** Shows the commands that begin as the input does. */
  render(): void
  /** Takes a key that belongs to the open menu; false leaves it to the input. */
  take(key: string): boolean
}

/** The menu of commands that opens over an input which begins with a slash. */
export const createCompletions = (
  input: HTMLTextAreaElement,
  commands: () => Command[],
  complete: (command: string) => void,
): Completions => {
  const root = el('div', { class: 'completions', role: 'listbox', hidden: true })
  let chosen = 0
  let dismissed: string | null = null

  const matches = (): Command[] => {
    const typed = /^\/(\S*)$/.exec(input.value)?.[1]?.toLowerCase()
    if (typed === undefined || dismissed === input.value) return []
    return commands().filter(({ command }) => command.startsWith(typed))
  }
  const option = ({ command, description }: Command, at: number): Row => ({
    key: command,
    deps: [description, at === chosen],
    make: () =>
      el(
        'button',
        {
          type: 'button',
          role: 'option',
          tabindex: -1,
          id: `option-${command}`,
          'aria-selected': String(at === chosen),
          'data-testid': 'completion',
          'data-command': command,
          onclick: () => complete(command),
        },
        el('b', {}, `/${command}`),
        el('span', {}, description),
      ),
  })
  const render = () => {
    const found = matches()
    chosen = Math.max(0, Math.min(chosen, found.length - 1))
    root.hidden = found.length === 0
    input.setAttribute('aria-expanded', String(!root.hidden))
    const active = found[chosen]
    if (active) input.setAttribute('aria-activedescendant', `option-${active.command}`)
    else input.removeAttribute('aria-activedescendant')
    sync(root, found.map(option))
    root.children[chosen]?.scrollIntoView({ block: 'nearest' })
  }
  const pick = () => complete(matches()[chosen]?.command ?? '')
  const keys: Record<string, () => void> = {
    ArrowDown: () => chosen++,
    ArrowUp: () => chosen--,
    Tab: pick,
    Enter: pick,
    Escape: () => {
      dismissed = input.value
    },
  }
  const take = (key: string): boolean => {
    const act = root.hidden ? undefined : keys[key]
    const typedWhole = matches().some(({ command }) => input.value === `/${command}`)
    if (act === undefined || (key === 'Enter' && typedWhole)) return false
    act()
    render()
    return true
  }
  return { root, render, take }
}
