/**
 * Acts by the key that calls them: one character as typed (`?`, `y`, `[`), or a name (`Home`, `ArrowLeft`).
 */
export type KeyActs = Readonly<Record<string, () => void>>

/** The part of a keyboard event that counts. */
export interface PressedKey {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly defaultPrevented: boolean
  readonly target: unknown
}

/** Elements in which keys mean text, or a choice from what is open. */
const takesKeys =
  'input, textarea, select, [contenteditable], [role="textbox"], [role="menu"], [role="listbox"], [role="dialog"]'

/**
 * Finds what a key is to do.
 *
 * @param letters whether single characters are shortcuts, which the user can switch off (WCAG 2.2, 2.1.4).
 * @returns `undefined` where the key belongs to something else.
 */
export function findKeyAct(acts: KeyActs, event: PressedKey, letters: boolean): (() => void) | undefined {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return undefined
  if (event.key.length === 1 && !letters) return undefined
  if (event.target instanceof Element && event.target.closest(takesKeys)) return undefined
  return Object.hasOwn(acts, event.key) ? acts[event.key] : undefined
}
