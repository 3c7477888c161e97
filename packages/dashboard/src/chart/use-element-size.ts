import { type RefObject, useLayoutEffect, useState } from 'react'

/** Follows the size of the content of an element, whole pixels; 0 until it is there. */
export function useElementSize(element: RefObject<HTMLElement | null>): { width: number; height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const { current } = element
    if (current === null) return
    const note = (width: number, height: number) =>
      setSize((before) =>
        before.width === Math.floor(width) && before.height === Math.floor(height)
          ? before
          : { width: Math.floor(width), height: Math.floor(height) },
      )
    note(current.clientWidth, current.clientHeight)
    const observer = new ResizeObserver(([entry]) => {
      if (entry) note(entry.contentRect.width, entry.contentRect.height)
    })
    observer.observe(current)
    return () => observer.disconnect()
  }, [element])
  return size
}
