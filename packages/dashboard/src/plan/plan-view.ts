import type { Box, Point } from './geometry.ts'

/**
 * How a drawing lies in a box on the screen: a point is at `x * scale + left`, `y * scale + top`, in pixels.
 */
export interface PlanView {
  /** Pixels per metre. */
  readonly scale: number
  readonly left: number
  readonly top: number
}

/** Width and height in pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** How often the plan can be enlarged. */
const maxZoom = 40

/** Pixels beside a plan that is seen as a whole. */
const margin = 16

/** Shows all of a drawing, in the middle. */
export function fitView(box: Box, size: Size): PlanView {
  const [width, height] = [Math.max(box.right - box.left, 0.1), Math.max(box.bottom - box.top, 0.1)]
  const scale = Math.max(
    1e-6,
    Math.min((size.width - 2 * margin) / width, (size.height - 2 * margin) / height),
  )
  return {
    scale,
    left: (size.width - width * scale) / 2 - box.left * scale,
    top: (size.height - height * scale) / 2 - box.top * scale,
  }
}

/** Enlarges a view by a factor around a place on the screen, within bounds. */
export function zoomView(view: PlanView, factor: number, [x, y]: Point, box: Box, size: Size): PlanView {
  const fit = fitView(box, size)
  const scale = Math.min(fit.scale * maxZoom, Math.max(fit.scale, view.scale * factor))
  const share = scale / view.scale
  return keepInSight({ scale, left: x - (x - view.left) * share, top: y - (y - view.top) * share }, box, size)
}

/** Moves a view by pixels; the drawing does not leave the box. */
export function moveView(view: PlanView, [dx, dy]: Point, box: Box, size: Size): PlanView {
  return keepInSight({ ...view, left: view.left + dx, top: view.top + dy }, box, size)
}

/** Moves a view as little as needed so that a place of the drawing is seen. */
export function revealPlace(view: PlanView, place: Point, box: Box, size: Size): PlanView {
  const [x, y] = toScreen(view, place)
  const edge = Math.min(48, size.width / 4, size.height / 4)
  const dx = x < edge ? edge - x : x > size.width - edge ? size.width - edge - x : 0
  const dy = y < edge ? edge - y : y > size.height - edge ? size.height - edge - y : 0
  return dx === 0 && dy === 0 ? view : moveView(view, [dx, dy], box, size)
}

/** Where a place of the drawing is on the screen. */
export function toScreen({ scale, left, top }: PlanView, [x, y]: Point): Point {
  return [x * scale + left, y * scale + top]
}

/** Tells whether a drawing is shown larger than as a whole. */
export function isZoomed(view: PlanView, box: Box, size: Size): boolean {
  return view.scale > fitView(box, size).scale * 1.001
}

/** The CSS transform that makes what was drawn for one view look like another. */
export function transformBetween(drawn: PlanView, shown: PlanView): string {
  const share = shown.scale / drawn.scale
  return `translate(${shown.left - drawn.left * share}px, ${shown.top - drawn.top * share}px) scale(${share})`
}

function keepInSight(view: PlanView, box: Box, size: Size): PlanView {
  const fit = fitView(box, size)
  return {
    scale: view.scale,
    left: keepAlong(view.left, view.scale, box.left, box.right, size.width, fit.left),
    top: keepAlong(view.top, view.scale, box.top, box.bottom, size.height, fit.top),
  }
}

/** A side that fits stays in the middle; one that does not has no gap wider than the margin beside it. */
function keepAlong(
  offset: number,
  scale: number,
  from: number,
  to: number,
  length: number,
  fitOffset: number,
): number {
  const drawn = (to - from) * scale
  if (drawn <= length - 2 * margin)
    return Number.isFinite(drawn) ? (length - drawn) / 2 - from * scale : fitOffset
  const most = margin - from * scale
  const least = length - margin - to * scale
  return Math.min(most, Math.max(least, offset))
}
