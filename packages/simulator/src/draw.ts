/**
 * A source of randomness without state: the same keys always give the same number, in any order of asking.
 * This is what lets a building be simulated from any moment on without simulating everything before it.
 */
export interface Draw {
  /** Evenly spread in [0, 1). Keys are integers of at most 32 bits. */
  uniform(...keys: readonly number[]): number
  /** Normally distributed, mean 0, standard deviation 1. */
  normal(...keys: readonly number[]): number
  /** A whole number, evenly spread in [from, to], both included. */
  integer(from: number, to: number, ...keys: readonly number[]): number
  /** An independent source, e.g. one for each purpose or sensor. */
  fork(name: string): Draw
}

/** The source of randomness of a seed (any integer; its low 32 bits count). */
export function createDraw(seed: number): Draw {
  const uniform = (...keys: readonly number[]): number => finish(keys.reduce(mix, seed | 0)) / 2 ** 32
  return {
    uniform,
    normal: (...keys) => {
      // Box-Muller; 1 - u keeps the logarithm away from 0
      const radius = Math.sqrt(-2 * Math.log(1 - uniform(...keys, 1)))
      return radius * Math.cos(2 * Math.PI * uniform(...keys, 2))
    },
    integer: (from, to, ...keys) => from + Math.floor(uniform(...keys) * (to - from + 1)),
    fork: (name) => createDraw(finish([...name].reduce((hash, char) => mix(hash, char.charCodeAt(0)), seed))),
  }
}

/** Smooth noise over whole steps: mean 0, standard deviation about 1, no jump anywhere. */
export function drawSmooth(draw: Draw, position: number): number {
  const step = Math.floor(position)
  const share = position - step
  const eased = share * share * (3 - 2 * share)
  return draw.normal(step) * (1 - eased) + draw.normal(step + 1) * eased
}

function mix(hash: number, key: number): number {
  const mixed = Math.imul(hash ^ Math.imul(key | 0, 0xcc9e2d51), 0x1b873593)
  return (mixed ^ (mixed >>> 15)) + 0x6ed9eba1
}

function finish(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
