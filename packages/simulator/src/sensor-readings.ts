import type { VarName } from '@openlightfi/client'
import type { SensorPlan } from './building-plan.ts'
import type { Draw } from './draw.ts'
import type { SensorHabits } from './habits.ts'
import { createMotionBursts, type MotionBursts } from './motion-bursts.ts'
import { createOutages, type Outages } from './outages.ts'
import type { Reading } from './reading.ts'
import { relativeHumidityOf } from './room-air.ts'
import type { RoomStates } from './room-states.ts'

/** Seconds between two reports of a sensor, as the contract expects of every family. */
export const reportIntervalS = 300

/** A detector is blind after an event; cells of twice that time keep events apart without looking back. */
const motionCellS = 20
const motionThrottleS = 10

/** Seconds between two events of a burst. */
const burstStepS = 2

const daySeconds = 86_400

/** A sensor with its own randomness. */
export interface SimulatedSensor {
  readonly plan: SensorPlan
  /** Seconds between two of its reports. */
  readonly intervalS: number
  readonly draw: Draw
  readonly outages: Outages
  readonly bursts: MotionBursts
  /** How far its instrument is off, in standard deviations: CO2, temperature, humidity. */
  readonly offsets: readonly [number, number, number]
}

/** What sensors have to say; they add to it. */
export interface Reports {
  readonly readings: Reading[]
  /** Times (Unix seconds) of readings that were not made, since their sensor was away. */
  readonly droppedS: number[]
}

type Values = readonly (readonly [VarName, number])[]

/** Gives a sensor of a plan its randomness. @param draw of its building. */
export function createSensor(plan: SensorPlan, draw: Draw, habits: SensorHabits): SimulatedSensor {
  const own = draw.fork(plan.sensorId)
  const offset = own.fork('offset') // each instrument is a little off in its own way
  return {
    plan,
    intervalS: plan.intervalS ?? reportIntervalS,
    draw: own,
    outages: createOutages(plan, draw.fork(`outages ${plan.sensorId}`), habits.dropOutsPerWeek),
    bursts: createMotionBursts(draw.fork(`bursts ${plan.sensorId}`), habits.motionBurstsPerDay),
    offsets: [offset.normal(1), offset.normal(2), offset.normal(3)],
  }
}

/**
 * Adds all that a sensor reports within one slot: the interval number `slot` of {@link reportIntervalS}
 * seconds since 1970. Not sorted. During an outage there is only `onlineStatus` 0, which its gateway reports
 * for it.
 */
export function readSensorInSlot(
  sensor: SimulatedSensor,
  rooms: RoomStates,
  slot: number,
  reports: Reports,
): void {
  const times = reportIntervalS / sensor.intervalS
  for (let own = slot * times; own < (slot + 1) * times; own++) report(sensor, rooms, own, reports)
  if (sensor.plan.family === 'x1') detectMotion(sensor, rooms, slot, reports)
}

/** @param slot the interval number `slot` of the sensor's own. */
function report(sensor: SimulatedSensor, rooms: RoomStates, slot: number, reports: Reports): void {
  const { plan, draw, intervalS } = sensor
  const { sensorId } = plan
  const timeS = slot * intervalS + draw.integer(0, intervalS - 6) + draw.integer(0, 5, slot, 0)
  const outage = sensor.outages(timeS)
  const measured = measure(sensor, rooms, slot, timeS)
  const values = outage ? valuesInOutage(sensor, outage.fromS, timeS) : measured
  for (const [varName, value] of values) reports.readings.push({ sensorId, varName, timeS, value })
  for (let lost = values.length; lost < measured.length; lost++) reports.droppedS.push(timeS)
}

/**
 * A gateway is silent while it is down and says at first that it reboots; a sensor is reported as offline.
 */
function valuesInOutage({ plan, intervalS }: SimulatedSensor, fromS: number, timeS: number): Values {
  if (plan.family !== 'base') return [['onlineStatus', 0]]
  return timeS - fromS < intervalS ? [['onlineStatus', -1]] : []
}

function measure(sensor: SimulatedSensor, rooms: RoomStates, slot: number, timeS: number): Values {
  const { plan, draw, offsets } = sensor
  const online: Values = [['onlineStatus', 1]]
  const noise = (channel: number) => draw.normal(slot, channel)
  if (plan.family === 'base') return [...online, ...countDevices(sensor, rooms, slot, timeS)]
  const { air, people } = rooms.at(plan.roomId, timeS)
  const battery: Values = [['batteryLevelPct', batteryLevelPct(draw, timeS)]]
  const co2 = air.co2Ppm + offsets[0] * 12 + noise(1) * 5
  const temperature = round(clamp(air.temperatureC + offsets[1] * 0.3 + noise(2) * 0.04, 0, 65), 2)
  const humidity = round(clamp(relativeHumidityOf(air) + offsets[2] * 1.2 + noise(3) * 0.2, 10, 90), 1)
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
 * sensor are never less than 10 s apart, and nearly a Poisson process while people are about. In a burst
 * there is one every 2 s.
 */
function detectMotion(
  { plan, draw, outages, bursts }: SimulatedSensor,
  rooms: RoomStates,
  slot: number,
  { readings, droppedS }: Reports,
): void {
  const add = (timeS: number) => {
    // the server computes the value of a motion event; what is posted is ignored
    if (outages(timeS)) droppedS.push(timeS)
    else readings.push({ sensorId: plan.sensorId, varName: 'motionEvent', timeS, value: 1 })
  }
  const cells = reportIntervalS / motionCellS
  for (let cell = slot * cells; cell < (slot + 1) * cells; cell++) {
    if (bursts(cell * motionCellS)) {
      const steps = motionCellS / burstStepS
      for (let step = cell * steps; step < (cell + 1) * steps; step++)
        add(round(step * burstStepS + draw.uniform(step, 14) * (burstStepS - 0.1), 2))
      continue
    }
    const timeS = round(cell * motionCellS + draw.uniform(cell, 10) * motionThrottleS, 2)
    const watched = rooms.at(plan.roomId, timeS).people * plan.view
    const chance = 0.45 * (1 - Math.exp(-0.35 * watched))
    if (draw.uniform(cell, 11) < chance) add(timeS)
  }
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
