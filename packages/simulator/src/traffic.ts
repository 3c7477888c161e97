import { createClockDrift } from './clock-drift.ts'
import { createDraw, type Draw } from './draw.ts'
import { HeldUploads } from './held-uploads.ts'
import type { BlockSource, Reading } from './reading.ts'

/** How the uploads of a simulation differ from what was measured. */
export interface TrafficSettings {
  /**
   * Share of the reports, 0 to 1, that are uploaded late: 1 minute to 1 day, evenly spread in the logarithm.
   * A report is all that a sensor measures at one moment.
   */
  readonly late: number
  /** Share of the reports, 0 to 1, that are uploaded once more: 1 s to 1 h later, spread likewise. */
  readonly repeat: number
  /**
   * Share of the reports, 0 to 1, that are wrong at first, at half to all of the true values, and corrected 5
   * minutes to 1 day later, spread likewise. `onlineStatus` and motion events are never wrong.
   */
  readonly correct: number
  /** Standard deviation of how far the clocks of sensors are off, seconds; see {@link createClockDrift}. */
  readonly driftS: number
}

/** Uploads that are what was measured, once and at once. */
export const plainTraffic: TrafficSettings = { late: 0, repeat: 0, correct: 0, driftS: 0 }

/** Why a reading is uploaded: for the first time, at once or late; once more; or with its true value. */
export type UploadKind = 'prompt' | 'late' | 'repeat' | 'correction'

/** A reading on its way. */
export interface Upload {
  readonly reading: Reading
  readonly kind: UploadKind
  /** When it leaves, by a right clock, Unix seconds. */
  readonly atS: number
}

/** The uploads of a source, and counts of what was made on the way. */
export interface Traffic {
  /**
   * The uploads of all readings with `fromS` <= time < `toS`, in the order in which they leave. What is held
   * back at the end leaves then.
   */
  uploads(fromS: number, toS: number): Generator<Upload>
  /** Uploads that wait for their time. */
  readonly held: number
  /** Readings so far that were not made, since their sensors were away. */
  readonly dropped: number
}

/** The most uploads that are held back; beyond that the next ones leave before their time. */
const maxHeld = 200_000

/** An upload that follows another one of the same reading. */
interface Step {
  readonly kind: UploadKind
  readonly reading: Reading
  readonly delayS: number
}

/**
 * Makes traffic from what a source measures. It is drawn from the seed: the same source, settings, seed and
 * range give the same uploads, in the same order. Of one reading, each upload leaves after the one before it,
 * and the last one has the true value.
 *
 * @param seed any integer.
 */
export function createTraffic(source: BlockSource, settings: TrafficSettings, seed: number): Traffic {
  const drift = createClockDrift(createDraw(seed).fork('drift'), settings.driftS)
  const planSteps = createStepPlanner(settings, createDraw(seed).fork('traffic'))
  const held = new HeldUploads<readonly Step[]>()
  let dropped = 0

  /** Takes the next step of a reading, which leaves at `atS`, and holds those behind it back. */
  function leave(steps: readonly Step[], atS: number): Upload | undefined {
    const [step, ...rest] = steps
    if (!step) return undefined
    const [next] = rest
    if (next) held.add(rest, atS + next.delayS)
    return { reading: step.reading, kind: step.kind, atS }
  }

  function* release(untilS: number, atMostS: number): Generator<Upload> {
    for (let due = held.takeUntil(untilS); due; due = held.takeUntil(untilS)) {
      const upload = leave(due.item, Math.min(due.atS, atMostS))
      if (upload) yield upload
    }
  }

  function* uploads(fromS: number, toS: number): Generator<Upload> {
    for (const block of source.blocks(fromS, toS)) {
      dropped += block.dropped
      for (const reading of block.readings) {
        yield* release(reading.timeS, toS)
        const steps = planSteps(reading, drift(reading))
        const delayS = steps[0]?.delayS ?? 0
        if (delayS > 0) held.add(steps, reading.timeS + delayS)
        else {
          const upload = leave(steps, reading.timeS)
          if (upload) yield upload
        }
        for (let over = held.size - maxHeld; over > 0; over--) {
          const early = held.takeUntil(Number.POSITIVE_INFINITY)
          const upload = early && leave(early.item, reading.timeS)
          if (upload) yield upload
        }
      }
    }
    yield* release(Number.POSITIVE_INFINITY, toS)
  }

  return {
    uploads,
    get held() {
      return held.size
    },
    get dropped() {
      return dropped
    },
  }
}

/** Decides on the uploads of a reading. All readings of a report have the same lot. */
function createStepPlanner({ late, repeat, correct }: TrafficSettings, draw: Draw) {
  const sensors = new Map<string, Draw>()
  return (reading: Reading, stamped: Reading): Step[] => {
    if (late === 0 && repeat === 0 && correct === 0) return [{ kind: 'prompt', reading: stamped, delayS: 0 }]
    const own = sensors.get(reading.sensorId) ?? draw.fork(reading.sensorId)
    sensors.set(reading.sensorId, own)
    const second = Math.floor(reading.timeS)
    const lot = [second, Math.round((reading.timeS - second) * 1000)]
    const delay = (shortestS: number, longestS: number, key: number) =>
      shortestS * (longestS / shortestS) ** own.uniform(...lot, key)
    const isLate = own.uniform(...lot, 0) < late
    const isWrong = canBeWrong(reading) && own.uniform(...lot, 2) < correct
    const first = isWrong ? { ...stamped, value: spoil(reading.value, own.uniform(...lot, 3)) } : stamped
    const steps: Step[] = [
      { kind: isLate ? 'late' : 'prompt', reading: first, delayS: isLate ? delay(60, 86_400, 4) : 0 },
    ]
    if (own.uniform(...lot, 1) < repeat)
      steps.push({ kind: 'repeat', reading: first, delayS: delay(1, 3600, 5) })
    if (isWrong) steps.push({ kind: 'correction', reading: stamped, delayS: delay(300, 86_400, 6) })
    return steps
  }
}

function canBeWrong({ varName }: Reading): boolean {
  return varName !== 'onlineStatus' && varName !== 'motionEvent'
}

/** A value of half to all of the true one, which is within the bounds of every variable. */
function spoil(value: number, share: number): number {
  return Math.round(value * (0.5 + share / 2) * 100) / 100
}
