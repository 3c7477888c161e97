import { useRouter } from '@tanstack/react-router'
import { type RefObject, useEffect } from 'react'

/**
 * Gives the screen the focus where the one before took it along: a link in it, or an entry of a list that was
 * open. The next Tab then leads to the first part of the new screen, and a screen reader begins there.
 */
export function useKeepFocus(screen: RefObject<HTMLElement | null>): void {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation }) => {
        if (fromLocation && document.activeElement === document.body)
          screen.current?.focus({ preventScroll: true })
      }),
    [router, screen],
  )
}
