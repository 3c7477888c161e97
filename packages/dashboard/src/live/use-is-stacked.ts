import { useSyncExternalStore } from 'react'

const stacked = matchMedia('(max-width: 56rem), (max-height: 42rem)')

function subscribe(listener: () => void): () => void {
  stacked.addEventListener('change', listener)
  return () => stacked.removeEventListener('change', listener)
}

/** Whether the window is so small that the left side of Live scrolls as a whole. */
export function useIsStacked(): boolean {
  return useSyncExternalStore(subscribe, () => stacked.matches)
}
