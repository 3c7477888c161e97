import type { Draw } from './draw.ts'
import type { Reading } from './reading.ts'

const daySeconds = 86_400

/** Gives a reading the time that the clock of its sensor shows. */
export type ClockDrift = (reading: Reading) => Reading

interface Clock {
  readonly offsetS: number
  readonly swingS: number
  readonly periodS: number
  readonly phase: number
}

/**
 * Clocks of sensors, none of which is right. Each is off by an amount of its own, normally distributed with
 * the standard deviation `driftS`, and swings around that as a crystal does with warm and cold: a sine of 1
 * to 7 days, whose amplitude has half that deviation. Times are to the millisecond, and never swap places.
 *
 * @param driftS seconds, >= 0.
 */
export function createClockDrift(draw: Draw, driftS: number): ClockDrift {
  if (driftS === 0) return (reading) => reading
  const clocks = new Map<string, Clock>()
  return (reading) => {
    const { sensorId, timeS } = reading
    const clock = clocks.get(sensorId) ?? drawClock(draw.fork(sensorId), driftS)
    clocks.set(sensorId, clock)
    const swing = clock.swingS * Math.sin((2 * Math.PI * timeS) / clock.periodS + clock.phase)
    return { ...reading, timeS: Math.round((timeS + clock.offsetS + swing) * 1000) / 1000 }
  }
}

function drawClock(own: Draw, driftS: number): Clock {
  return {
    offsetS: own.normal(0) * driftS,
    swingS: (own.normal(1) * driftS) / 2,
    periodS: (1 + 6 * own.uniform(2)) * daySeconds,
    phase: 2 * Math.PI * own.uniform(3),
  }
}
