import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Box, Point } from './geometry.ts'
import {
  fitView,
  isZoomed,
  moveView,
  type PlanView,
  revealPlace,
  type Size,
  transformBetween,
  zoomView,
} from './plan-view.ts'

/** What moves a plan. */
export interface PlanMoves {
  /** The view for which the plan is drawn. */
  readonly view: PlanView
  readonly isZoomed: boolean
  zoomBy(factor: number): void
  fit(): void
  /** Brings a place of the drawing into sight. */
  reveal(place: Point): void
}

/** Parts of a plan that gestures need. */
export interface PlanElements {
  /** The box in which the plan is seen, and on which gestures are made. */
  readonly stage: RefObject<HTMLElement | null>
  /** What is moved. */
  readonly sheet: RefObject<HTMLElement | null>
}

/** A wheel has no end; after this long without a turn the plan is drawn anew. */
const wheelRestMs = 160

/** Moving the mouse by less than this is a press, pixels. */
const leastDrag = 4

/**
 * Lets a plan be moved and enlarged: by wheel, by dragging, by two fingers, and by the functions it gives.
 * While a gesture lasts, the drawing is only moved as a picture (CSS transform); it is drawn anew at the end.
 */
export function usePlanView(
  { stage, sheet }: PlanElements,
  box: Box,
  size: Size,
  isFixed: boolean,
): PlanMoves {
  const [view, setView] = useState(() => fitView(box, size))
  const shown = useRef(view)
  const drawn = useRef(view)
  const frame = useRef({ box, size })

  const show = (next: PlanView) => {
    shown.current = next
    if (!sheet.current) return
    sheet.current.style.willChange = 'transform'
    sheet.current.style.transform = transformBetween(drawn.current, next)
  }
  const draw = (next: PlanView) => {
    shown.current = next
    setView(next)
  }

  // What was drawn now is what was shown before: the picture must not be moved any more.
  useLayoutEffect(() => {
    drawn.current = view
    if (!sheet.current) return
    sheet.current.style.transform = ''
    sheet.current.style.willChange = ''
  }, [view, sheet])

  // Another plan, or another size of the window: a plan that was seen as a whole is so again.
  useLayoutEffect(() => {
    const before = frame.current
    frame.current = { box, size }
    if (before.box === box && before.size === size) return
    const next =
      before.box === box && isZoomed(shown.current, box, before.size)
        ? zoomView(shown.current, 1, [0, 0], box, size)
        : fitView(box, size)
    shown.current = next
    setView(next)
  }, [box, size])

  const latest = useRef({ show, draw })
  latest.current = { show, draw }
  useEffect(() => {
    const element = stage.current
    if (!element || isFixed) return
    const context: GestureContext = {
      shown: () => shown.current,
      frame: () => frame.current,
      show: (next) => latest.current.show(next),
      rest: () => latest.current.draw(shown.current),
    }
    const stops = [
      followWheel(element, context),
      followMouse(element, context),
      followFingers(element, context),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [stage, isFixed])

  const middle: Point = [size.width / 2, size.height / 2]
  return {
    view,
    isZoomed: isZoomed(view, box, size),
    zoomBy: (factor) => draw(zoomView(shown.current, factor, middle, box, size)),
    fit: () => draw(fitView(box, size)),
    reveal: (place) => {
      const next = revealPlace(shown.current, place, box, size)
      if (next !== shown.current) draw(next)
    },
  }
}

interface GestureContext {
  shown(): PlanView
  frame(): { readonly box: Box; readonly size: Size }
  show(view: PlanView): void
  /** The gesture is over. */
  rest(): void
}

function followWheel(element: HTMLElement, { shown, frame, show, rest }: GestureContext): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const turn = (event: WheelEvent) => {
    // With Ctrl, or two fingers on a pad, it is meant for the plan; without, only where the page has nothing
    // to scroll.
    if (!event.ctrlKey && canScroll(element)) return
    event.preventDefault()
    const { box, size } = frame()
    const { left, top } = element.getBoundingClientRect()
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1
    const factor = Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.002))
    show(zoomView(shown(), factor, [event.clientX - left, event.clientY - top], box, size))
    clearTimeout(timer)
    timer = setTimeout(rest, wheelRestMs)
  }
  element.addEventListener('wheel', turn, { passive: false })
  return () => {
    clearTimeout(timer)
    element.removeEventListener('wheel', turn)
  }
}

function canScroll(element: HTMLElement): boolean {
  for (let one: HTMLElement | null = element.parentElement; one; one = one.parentElement) {
    if (one.scrollHeight <= one.clientHeight + 1) continue
    if (one === document.documentElement || /auto|scroll/.test(getComputedStyle(one).overflowY)) return true
  }
  return false
}

function followMouse(element: HTMLElement, { shown, frame, show, rest }: GestureContext): () => void {
  let last: Point | undefined
  let moved = 0
  const begin = (event: PointerEvent) => {
    if (event.pointerType === 'touch' || event.button !== 0) return
    const { box, size } = frame()
    moved = 0
    last = isZoomed(shown(), box, size) ? [event.clientX, event.clientY] : undefined
  }
  const go = (event: PointerEvent) => {
    if (!last) return
    const step: Point = [event.clientX - last[0], event.clientY - last[1]]
    moved += Math.hypot(...step)
    if (moved < leastDrag) return
    if (!element.hasPointerCapture(event.pointerId)) element.setPointerCapture(event.pointerId)
    last = [event.clientX, event.clientY]
    const { box, size } = frame()
    show(moveView(shown(), step, box, size))
  }
  const end = () => {
    if (last && moved >= leastDrag) rest()
    last = undefined
  }
  // The press that ends a drag picks nothing.
  const swallow = (event: MouseEvent) => {
    if (moved >= leastDrag) event.stopPropagation()
    moved = 0
  }
  element.addEventListener('pointerdown', begin)
  element.addEventListener('pointermove', go)
  element.addEventListener('pointerup', end)
  element.addEventListener('pointercancel', end)
  element.addEventListener('click', swallow, { capture: true })
  return () => {
    element.removeEventListener('pointerdown', begin)
    element.removeEventListener('pointermove', go)
    element.removeEventListener('pointerup', end)
    element.removeEventListener('pointercancel', end)
    element.removeEventListener('click', swallow, { capture: true })
  }
}

/** Two fingers move and enlarge the plan; one scrolls the page, as everywhere else. */
function followFingers(element: HTMLElement, { shown, frame, show, rest }: GestureContext): () => void {
  let last: { readonly middle: Point; readonly apart: number } | undefined
  const measure = ({ touches }: TouchEvent) => {
    const [one, other] = [touches[0], touches[1]]
    if (!one || !other) return undefined
    const { left, top } = element.getBoundingClientRect()
    return {
      middle: [(one.clientX + other.clientX) / 2 - left, (one.clientY + other.clientY) / 2 - top] as const,
      apart: Math.max(1, Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY)),
    }
  }
  const begin = (event: TouchEvent) => {
    if (event.touches.length !== 2) return
    event.preventDefault()
    last = measure(event)
  }
  const go = (event: TouchEvent) => {
    const now = measure(event)
    if (!last || !now) return
    if (event.cancelable) event.preventDefault()
    const { box, size } = frame()
    const moved = moveView(
      shown(),
      [now.middle[0] - last.middle[0], now.middle[1] - last.middle[1]],
      box,
      size,
    )
    show(zoomView(moved, now.apart / last.apart, now.middle, box, size))
    last = now
  }
  const end = (event: TouchEvent) => {
    if (!last || event.touches.length >= 2) return
    last = undefined
    rest()
  }
  element.addEventListener('touchstart', begin, { passive: false })
  element.addEventListener('touchmove', go, { passive: false })
  element.addEventListener('touchend', end)
  element.addEventListener('touchcancel', end)
  return () => {
    element.removeEventListener('touchstart', begin)
    element.removeEventListener('touchmove', go)
    element.removeEventListener('touchend', end)
    element.removeEventListener('touchcancel', end)
  }
}
