/** A clock by which ages of data are reckoned: the server's, however wrong the one of the device is. */
export interface ServerClock {
  /** The time by the server, Unix milliseconds; by the device until the server has answered once. */
  nowMs(): number
  /** How far the clock of the device is ahead of the server's, milliseconds; negative when it is behind. */
  deviceAheadMs(): number
  /**
   * Takes the time that came with an answer.
   *
   * @param serverTimeMs Unix milliseconds in whole seconds; `undefined`: the answer had none.
   * @param durationMs how long the request took.
   */
  note(serverTimeMs: number | undefined, durationMs: number): void
}

/** Between what an answer shows that the clock of the device is ahead, milliseconds. */
interface Sample {
  readonly leastMs: number
  readonly mostMs: number
}

/** Of the `Date` of an answer only whole seconds are known. */
const secondMs = 1_000

/** Samples that are kept: the one of the quickest request is the truest. */
const keptSamples = 8

/**
 * Makes such a clock. That the clock of the device was put forward or back is noticed by the second answer
 * after it: two that contradict what was known, and not each other, are believed. One alone may be a mistake
 * of something on the way.
 *
 * @param now the clock of the device, Unix milliseconds.
 */
export function createServerClock(now: () => number = Date.now): ServerClock {
  let samples: readonly Sample[] = []
  let doubted: Sample | undefined
  const deviceAheadMs = () => {
    let best: Sample | undefined
    for (const sample of samples) if (!best || findWidth(sample) < findWidth(best)) best = sample
    return best ? (best.leastMs + best.mostMs) / 2 : 0
  }
  const take = (sample: Sample) => {
    const known = samples.filter((one) => agree(one, sample))
    if (known.length < samples.length && !(doubted && agree(doubted, sample))) {
      doubted = sample
      return
    }
    const before = known.length < samples.length && doubted ? [...known, doubted] : known
    samples = [...before, sample].slice(-keptSamples)
    doubted = undefined
  }
  return {
    nowMs: () => now() - deviceAheadMs(),
    deviceAheadMs,
    note: (serverTimeMs, durationMs) => {
      if (serverTimeMs === undefined) return
      const mostMs = now() - serverTimeMs
      take({ leastMs: mostMs - durationMs - secondMs, mostMs })
    },
  }
}

function findWidth({ leastMs, mostMs }: Sample): number {
  return mostMs - leastMs
}

/** Whether the same clocks may have given both. */
function agree(one: Sample, other: Sample): boolean {
  return one.leastMs <= other.mostMs && other.leastMs <= one.mostMs
}
