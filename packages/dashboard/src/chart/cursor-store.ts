/** Where the cursor of a chart is. */
export interface CursorPlace {
  readonly timeS: number
  /** Pixels from the left and the top of the chart. */
  readonly left: number
  readonly top: number
}

/** Keeps the place of a cursor outside of React: it moves more often than a screen should be reckoned. */
export interface CursorStore {
  read(): CursorPlace | undefined
  put(place: CursorPlace | undefined): void
  /** Calls `listener` after each move. @returns ends that. */
  subscribe(listener: () => void): () => void
}

/** Makes such a store. */
export function createCursorStore(): CursorStore {
  const listeners = new Set<() => void>()
  let place: CursorPlace | undefined
  return {
    read: () => place,
    put: (next) => {
      if (next === place) return
      place = next
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
