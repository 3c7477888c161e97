import type { QueryClient } from '@tanstack/react-query'

/**
 * Has queries asked anew once a second at the most, however many changes are told, and more and more rarely
 * while they go on, as during an import.
 */
export interface Invalidator {
  /** Takes the first members of the keys of queries. */
  invalidate(...keys: readonly string[]): void
  stop(): void
}

/** The pause doubles up to so many times its first length. */
const mostTimes = 16

/** Makes an invalidator. @param pauseMs from a change to the question, where there was none before it. */
export function createInvalidator(
  queryClient: Pick<QueryClient, 'invalidateQueries'>,
  pauseMs = 1_000,
): Invalidator {
  const waiting = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let times = 1
  let askedMs = Number.NEGATIVE_INFINITY
  return {
    invalidate: (...keys) => {
      for (const key of keys) waiting.add(key)
      if (timer !== undefined) return
      const goesOn = performance.now() - askedMs < times * pauseMs
      times = goesOn ? Math.min(times * 2, mostTimes) : 1
      timer = setTimeout(() => {
        timer = undefined
        askedMs = performance.now()
        for (const key of waiting) void queryClient.invalidateQueries({ queryKey: [key] })
        waiting.clear()
      }, times * pauseMs)
    },
    stop: () => {
      clearTimeout(timer)
      timer = undefined
      waiting.clear()
    },
  }
}
