import { useState } from 'react'
import { tabTexts } from './browser-storage.ts'

/** Where the drafts of this tab are kept. */
const keyOf = (name: string) => `lightfi-draft:${name}`

/**
 * Keeps what somebody typed but has not saved in the storage of the tab, so that a login that ends, or a
 * reload, loses nothing.
 *
 * @param name one per form and thing that it changes.
 * @param saved what holds without a draft.
 * @returns the value to show, a way to change it, and one to drop the draft once it is saved.
 */
export function useDraft<Value>(name: string, saved: Value): DraftOf<Value> {
  const [draft, setDraft] = useState<Value | undefined>(() => loadDraft<Value>(name))
  return {
    value: draft === undefined ? saved : draft,
    isChanged: draft !== undefined && JSON.stringify(draft) !== JSON.stringify(saved),
    change: (value) => {
      tabTexts.setItem(keyOf(name), JSON.stringify(value))
      setDraft(value)
    },
    drop: () => {
      tabTexts.removeItem(keyOf(name))
      setDraft(undefined)
    },
  }
}

/** What {@link useDraft} gives. */
export interface DraftOf<Value> {
  readonly value: Value
  /** Whether there is a draft that differs from what is saved. */
  readonly isChanged: boolean
  readonly change: (value: Value) => void
  readonly drop: () => void
}

function loadDraft<Value>(name: string): Value | undefined {
  const text = tabTexts.getItem(keyOf(name))
  if (text === null) return undefined
  try {
    return (JSON.parse(text) as Value | null) ?? undefined
  } catch {
    tabTexts.removeItem(keyOf(name)) // not written here, and nothing that could be shown
    return undefined
  }
}
