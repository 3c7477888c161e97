import type { PressedKey } from './find-key-act.ts'

/** Keeps what is typed for a field that is not there yet. */
export interface TypedAhead {
  /** Begins to keep; what is kept already stays. */
  begin(): void
  /** Takes a key. @returns whether it is kept here, so that nothing else may act on it. */
  take(key: Omit<PressedKey, 'target' | 'defaultPrevented'>): boolean
  /** Ends keeping, as the field has the focus. @returns what was typed. */
  end(): string
}

/** More is nothing that somebody looks for. */
const mostTyped = 200

/** Makes a keeper of what is typed. @param onLeave is called when the user leaves by Escape. */
export function createTypedAhead(onLeave: () => void): TypedAhead {
  let typed: string | undefined
  return {
    begin: () => {
      typed ??= ''
    },
    take: ({ key, ctrlKey, metaKey, altKey }) => {
      if (typed === undefined || ctrlKey || metaKey || altKey) return false
      if (key === 'Escape') {
        typed = undefined
        onLeave()
      } else if (key === 'Backspace') typed = [...typed].slice(0, -1).join('')
      else if ([...key].length === 1 && typed.length < mostTyped) typed += key
      return true
    },
    end: () => {
      const text = typed ?? ''
      typed = undefined
      return text
    },
  }
}
