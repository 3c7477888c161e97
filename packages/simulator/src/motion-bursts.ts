import type { Draw } from './draw.ts'

const hourSeconds = 3600
/** Shortest and longest burst, seconds. */
const shortestS = 60
const longestS = 1200

/** Answers whether something moves in front of a detector without a pause, at an instant (Unix seconds). */
export type MotionBursts = (timeS: number) => boolean

/** Draws the bursts of a detector. @param perDay 0 to 24. */
export function createMotionBursts(draw: Draw, perDay: number): MotionBursts {
  if (perDay === 0) return () => false
  return (timeS) => {
    const hour = Math.floor(timeS / hourSeconds)
    // one that began in the last hour may still last
    return [hour - 1, hour].some((start) => {
      if (draw.uniform(start, 0) >= perDay / 24) return false
      const fromS = (start + draw.uniform(start, 1)) * hourSeconds
      const lengthS = shortestS * (longestS / shortestS) ** draw.uniform(start, 2)
      return timeS >= fromS && timeS < fromS + lengthS
    })
  }
}
