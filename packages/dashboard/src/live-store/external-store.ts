/** A value outside of React that parts of a screen follow by `useSyncExternalStore`. */
export interface ExternalStore<Value> {
  get(): Value
  set(value: Value): void
  /** @returns ends that. */
  subscribe(listener: () => void): () => void
}

/** Makes a store with a first value. */
export function createExternalStore<Value>(first: Value): ExternalStore<Value> {
  const listeners = new Set<() => void>()
  let current = first
  return {
    get: () => current,
    set: (value) => {
      if (Object.is(value, current)) return
      current = value
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
