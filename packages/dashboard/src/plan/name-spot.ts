import { planTexts } from '../text/en/plan.ts'
import type { PlanSpot } from './place-sensors.ts'
import { type LookStyle, writeLook } from './write-look.ts'

/** Says what a spot shows: "Meeting room 1.1, 1,432 ppm, Poor". */
export function nameSpot({ name, reading }: PlanSpot, style: LookStyle): string {
  const count = reading.sensors.length > 1 ? [planTexts.sensorCount(reading.sensors.length)] : []
  return [name, ...writeLook(reading, style), ...count].join(', ')
}
