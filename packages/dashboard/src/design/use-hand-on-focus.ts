import { type RefObject, useLayoutEffect } from 'react'

/**
 * Has a part that goes while it has the focus, such as the button that takes a row out of a table, hand it on
 * to the nearest part around it that can have it: else the next Tab would begin at the top of the page.
 */
export function useHandOnFocus(part: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = part.current
    return () => {
      if (element === null || element !== document.activeElement) return
      const around: HTMLElement[] = []
      for (let one = element.parentElement; one; one = one.parentElement) around.push(one)
      queueMicrotask(() => {
        if (document.activeElement !== document.body) return
        around.find((one) => one.isConnected && one.hasAttribute('tabindex'))?.focus({ preventScroll: true })
      })
    }
  }, [part])
}
