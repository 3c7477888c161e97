import { useCallback, useEffect, useRef, useState } from 'react'

/** The least time between two messages, milliseconds. */
const leastPauseMs = 1000

/** Says things to people who hear the page, at most one a second: the newest counts. */
export function useAnnouncement(): { announcement: string; announce: (text: string) => void } {
  const [announcement, setAnnouncement] = useState('')
  const state = useRef<{ saidMs: number; next?: string; timer?: ReturnType<typeof setTimeout> }>({
    saidMs: 0,
  })
  useEffect(() => () => clearTimeout(state.current.timer), [])
  const announce = useCallback((text: string) => {
    const { current } = state
    const say = () => {
      current.saidMs = performance.now()
      delete current.timer
      setAnnouncement(current.next ?? '')
    }
    current.next = text
    const waitMs = current.saidMs === 0 ? 0 : current.saidMs + leastPauseMs - performance.now()
    if (waitMs <= 0) say()
    else current.timer ??= setTimeout(say, waitMs)
  }, [])
  return { announcement, announce }
}
