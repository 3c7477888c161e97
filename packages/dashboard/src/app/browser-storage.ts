/** The part of a storage of the browser that is used. */
export type KeptTexts = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/**
 * Makes a storage for what may be forgotten out of one that may be full, or denied while the page runs: what
 * it does not take is kept as long as the page.
 *
 * @param find gives the storage of the browser; it may throw.
 */
export function keepTexts(find: () => KeptTexts): KeptTexts {
  const untaken = new Map<string, string>()
  const attempt = <Result>(act: (storage: KeptTexts) => Result): Result | undefined => {
    try {
      return act(find())
    } catch {
      return undefined // denied or full: `untaken` has it then
    }
  }
  return {
    getItem: (key) => untaken.get(key) ?? attempt((storage) => storage.getItem(key)) ?? null,
    setItem: (key, text) => {
      const isTaken = attempt((storage) => {
        storage.setItem(key, text)
        return true
      })
      if (isTaken) untaken.delete(key)
      else untaken.set(key, text)
    },
    removeItem: (key) => {
      untaken.delete(key)
      attempt((storage) => storage.removeItem(key))
    },
  }
}

/** What all tabs of the browser keep, of what may be forgotten. */
export const browserTexts = keepTexts(() => localStorage)

/** What this tab keeps, of what may be forgotten. */
export const tabTexts = keepTexts(() => sessionStorage)

/** Tells whether the browser keeps anything for this page at all: without that nobody can log in. */
export function canKeep(): boolean {
  try {
    return localStorage.length + sessionStorage.length >= 0
  } catch {
    return false
  }
}
