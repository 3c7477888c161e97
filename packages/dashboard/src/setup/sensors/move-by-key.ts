import type { Point } from '../../plan/geometry.ts'

/** How far an arrow key moves a sensor, metres. */
const stepM = 0.25

/** How far it does with Shift. */
const strideM = 2

const directions: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/**
 * Moves a point of the drawing by an arrow key. A sensor that has no place as yet appears where it is.
 *
 * @returns `undefined` for every other key, and with Ctrl, Alt or Meta, which are the browser's.
 */
export function moveByKey(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>,
  [x, y]: Point,
  isPlaced: boolean,
): Point | undefined {
  const direction = directions[event.key]
  if (!direction || event.ctrlKey || event.altKey || event.metaKey) return undefined
  if (!isPlaced) return [x, y]
  const step = event.shiftKey ? strideM : stepM
  return [x + direction[0] * step, y + direction[1] * step]
}
