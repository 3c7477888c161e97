import type { TimeRange } from './time-range.ts'

/** What a key does in a chart. */
export type ChartAct =
  | { readonly act: 'step'; readonly by: number; readonly isFromEnd: boolean }
  | { readonly act: 'series'; readonly by: number }
  | { readonly act: 'zoom'; readonly factor: number }
  | { readonly act: 'whole' }
  | { readonly act: 'table' }
  | { readonly act: 'leave' }

/** The part of a keyboard event that counts. */
export interface ChartKey {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** Finds what a key does; `undefined`: nothing. */
export function findChartAct({ key, shiftKey, ctrlKey, metaKey, altKey }: ChartKey): ChartAct | undefined {
  if (ctrlKey || metaKey || altKey) return undefined
  const far = shiftKey ? 10 : 1
  switch (key) {
    case 'ArrowRight':
      return { act: 'step', by: far, isFromEnd: false }
    case 'ArrowLeft':
      return { act: 'step', by: -far, isFromEnd: false }
    case 'Home':
      return { act: 'step', by: 1, isFromEnd: true }
    case 'End':
      return { act: 'step', by: -1, isFromEnd: true }
    case 'ArrowUp':
      return { act: 'series', by: -1 }
    case 'ArrowDown':
      return { act: 'series', by: 1 }
    case '+':
    case '=':
      return { act: 'zoom', factor: 0.5 }
    case '-':
      return { act: 'zoom', factor: 2 }
    case '0':
      return { act: 'whole' }
    case 'T':
      return { act: 'table' }
    case 'Escape':
      return { act: 'leave' }
    default:
      return undefined
  }
}

/** No range is shorter than this, seconds. */
const shortestS = 60

/** Makes a range longer or shorter around a time; around its middle when that is not in it. */
export function moveRange({ from, to }: TimeRange, around: number | undefined, factor: number): TimeRange {
  const centre = around !== undefined && around >= from && around <= to ? around : (from + to) / 2
  const length = Math.max(shortestS, (to - from) * factor)
  const before = ((centre - from) / (to - from)) * length
  return { from: centre - before, to: centre - before + length }
}
