import type { VarName } from '@openlightfi/client'
import type { SensorPlan } from './building-plan.ts'
import type { Draw } from './draw.ts'
import { outageAt } from './outages.ts'
import type { Reading } from './reading.ts'
import { relativeHumidityOf } from './room-air.ts'
import type { RoomStates } from './room-states.ts'

/** Seconds between two reports of a sensor, as the contract expects of every family. */
export const reportIntervalS = 300

/** A detector is blind after an event; cells of twice that time keep events apart without looking back. */
const motionCellS = 20
const motionThrottleS = 10

const daySeconds = 86_400

/** A sensor with its own randomness. */
export interface SimulatedSensor {
  readonly plan: SensorPlan
  readonly draw: Draw
  readonly outages: Draw
}

type Values = readonly (readonly [VarName, number])[]

/**
 * All readings of a sensor within one report slot: the interval number `slot` of {@link reportIntervalS}
 * seconds since 1970. Not sorted. During an outage there is only `onlineStatus` 0, which its gateway reports
 * for it.
 */
export function readSensorInSlot(sensor: SimulatedSensor, rooms: RoomStates, slot: number): Reading[] {
  const { plan, draw, outages } = sensor
  const timeS = slot * reportIntervalS + draw.integer(0, reportIntervalS - 6) + draw.integer(0, 5, slot, 0)
  const outage = outageAt(plan, outages, timeS)
  const motion = plan.family === 'x1' ? detectMotion(sensor, rooms, slot) : []
  const values = outage ? valuesInOutage(sensor, outage.fromS, timeS) : measure(sensor, rooms, slot, timeS)
  return [
    ...values.map(([varName, value]) => ({ sensorId: plan.sensorId, varName, timeS, value })),
    ...motion,
  ]
}

/**
 * A gateway is silent while it is down and says at first that it reboots; a sensor is reported as offline.
 */
function valuesInOutage(sensor: SimulatedSensor, fromS: number, timeS: number): Values {
  if (sensor.plan.family !== 'base') return [['onlineStatus', 0]]
  return timeS - fromS < reportIntervalS ? [['onlineStatus', -1]] : []
}

function measure(sensor: SimulatedSensor, rooms: RoomStates, slot: number, timeS: number): Values {
  const { plan, draw } = sensor
  const online: Values = [['onlineStatus', 1]]
  const noise = (channel: number) => draw.normal(slot, channel)
  if (plan.family === 'base') return [...online, ...countDevices(sensor, rooms, slot, timeS)]
  const { air, people } = rooms.at(plan.roomId, timeS)
  const battery: Values = [['batteryLevelPct', batteryLevelPct(draw, timeS)]]
  const offset = draw.fork('offset') // each instrument is a little off in its own way
  const co2 = air.co2Ppm + offset.normal(1) * 12 + noise(1) * 5
  const temperature = round(clamp(air.temperatureC + offset.normal(2) * 0.3 + noise(2) * 0.04, 0, 65), 2)
  const humidity = round(clamp(relativeHumidityOf(air) + offset.normal(3) * 1.2 + noise(3) * 0.2, 10, 90), 1)
  const climate: Values = [
    ['temperatureC', temperature],
    ['relativeHumidity', humidity],
  ]
  if (plan.family === 'alpine') {
    return [...online, ['CO2ppm', round(clamp(co2, 0, 5000), 0)], ...climate, ...battery]
  }
  if (plan.family === 'sahara') {
    const particulates = round(clamp(air.particulates + noise(4) * 0.4, 0, 500), 1)
    return [...online, ['CO2ppm', round(clamp(co2, 400, 5000), 0)], ['particulateMatter', particulates]]
  }
  if (plan.family === 'hoth') return [...online, ...climate, ...battery]
  if (plan.family === 'x1') return [...online, ...battery]
  return [...online, ['occSignatures', countSeen(draw, slot, 5, people, plan.view)]]
}

/** Phones and laptops of the people on the gateway's floor, and now and then one that passes by. */
function countDevices(
  { plan, draw }: SimulatedSensor,
  rooms: RoomStates,
  slot: number,
  timeS: number,
): Values {
  const people = rooms.peopleOnFloor(plan.locationId, timeS)
  const passerBy = draw.uniform(slot, 6) < 0.04 ? 1 : 0
  const spread = Math.sqrt(people) * 0.5
  const wifi = Math.max(0, Math.round(people * 1.25 + draw.normal(slot, 7) * spread)) + passerBy
  const ble = Math.max(0, Math.round(people * 0.7 + draw.normal(slot, 8) * spread))
  // a building management system asks once a minute, and its queries are sometimes late
  const queries = 5 + draw.integer(-1, 1, slot, 9)
  return [
    ['clientsWiFi', wifi],
    ['clientsBLE', ble],
    ['BACnetReads', queries],
  ]
}

/** People within view; the counter sometimes misses one. */
function countSeen(draw: Draw, slot: number, channel: number, people: number, view: number): number {
  let seen = 0
  for (let person = 0; person < people; person++) {
    if (draw.uniform(slot, channel, person) < view * 0.98) seen += 1
  }
  return seen
}

/**
 * Motion events of one slot. In each cell of 20 s there is at most one, in its first half: so two events of a
 * sensor are never less than 10 s apart, and nearly a Poisson process while people are about.
 */
function detectMotion(sensor: SimulatedSensor, rooms: RoomStates, slot: number): Reading[] {
  const { plan, draw, outages } = sensor
  const cells = reportIntervalS / motionCellS
  const events: Reading[] = []
  for (let cell = slot * cells; cell < (slot + 1) * cells; cell++) {
    const timeS = round(cell * motionCellS + draw.uniform(cell, 10) * motionThrottleS, 2)
    const watched = rooms.at(plan.roomId, timeS).people * plan.view
    const chance = 0.45 * (1 - Math.exp(-0.35 * watched))
    if (draw.uniform(cell, 11) >= chance || outageAt(plan, outages, timeS)) continue
    // the server computes the value of a motion event; what is posted is ignored
    events.push({ sensorId: plan.sensorId, varName: 'motionEvent', timeS, value: 1 })
  }
  return events
}

/** Falls in a straight line over two to four years, then somebody changes the battery at 6 %. */
function batteryLevelPct(draw: Draw, timeS: number): number {
  const lifeS = (700 + 800 * draw.uniform(12)) * daySeconds
  const age = timeS / lifeS + draw.uniform(13)
  return round(100 - 94 * (age - Math.floor(age)), 1)
}

function round(value: number, digits: number): number {
  const factor = 10 ** digits
  return Math.round(value * factor) / factor
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}
