import { oneOf } from '../app/search-params.ts'

/** What the plan reads from the address of its screen. */
export const planSearch = {
  /** How a room with several sensors becomes one value: the worst of them when absent. */
  room: oneOf('worst', 'mean'),
} as const
