import type { SensorPlan } from './building-plan.ts'
import type { Draw } from './draw.ts'

const weekSeconds = 7 * 86_400

/** Shortest and longest outage of a sensor, seconds: an hour to two and a half days. */
const shortestS = 3600
const longestS = 60 * 3600
/** A gateway does not drop out but reboots now and then, for a few minutes. */
const rebootChancePerWeek = 0.35
const longestRebootS = 900

/** A time without data of a sensor, Unix seconds, half-open. */
export interface Outage {
  readonly fromS: number
  readonly toS: number
}

/** Answers which outage a sensor is in at an instant (Unix seconds); `undefined` while it works. */
export type Outages = (timeS: number) => Outage | undefined

/** Draws the outages of a sensor. @param chancePerWeek 0 to 1; gateways have a chance of their own. */
export function createOutages(sensor: SensorPlan, draw: Draw, chancePerWeek: number): Outages {
  if (sensor.isAlwaysOnline || chancePerWeek === 0) return () => undefined
  return (timeS) => {
    const week = Math.floor(timeS / weekSeconds)
    // one that began last week may still last: none is longer than a week
    for (const start of [week - 1, week]) {
      const outage = drawOutage(sensor, draw, start, chancePerWeek)
      if (outage && timeS >= outage.fromS && timeS < outage.toS) return outage
    }
    return undefined
  }
}

function drawOutage(sensor: SensorPlan, draw: Draw, week: number, chance: number): Outage | undefined {
  const isGateway = sensor.family === 'base'
  if (draw.uniform(week, 0) >= (isGateway ? rebootChancePerWeek : chance)) return undefined
  const fromS = (week + draw.uniform(week, 1)) * weekSeconds
  const share = draw.uniform(week, 2)
  // short outages are commoner than long ones: evenly spread in the logarithm
  const lengthS = isGateway
    ? 300 + share * (longestRebootS - 300)
    : shortestS * (longestS / shortestS) ** share
  return { fromS, toS: fromS + lengthS }
}
