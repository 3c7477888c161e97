import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sensorFamilies, sensorFamilyOf, varNames } from '@openlightfi/contract'
import fc from 'fast-check'
import type { BuildingPlan } from './building-plan.ts'
import { juniperLofts } from './plans/juniper-lofts.ts'
import { northwindHouse } from './plans/northwind-house.ts'
import type { Reading } from './reading.ts'
import { simulateBuilding } from './simulate-building.ts'

const daySeconds = 86_400
const seconds = (iso: string) => Date.parse(iso) / 1000

function collect(plan: BuildingPlan, seed: number, fromS: number, toS: number): Reading[] {
  return [...simulateBuilding(plan, seed).readings(fromS, toS)]
}

test('any way of cutting a time range gives the readings of the whole range', () => {
  const baseS = seconds('2026-10-24T20:00:00Z')
  const hours = fc.integer({ min: 0, max: 40 * 3600 })
  fc.assert(
    fc.property(fc.integer(), hours, hours, hours, (seed, ...borders) => {
      const [from = 0, middle = 0, to = 0] = borders.sort((a, b) => a - b).map((border) => baseS + border)
      const whole = collect(juniperLofts, seed, from, to)
      const second = collect(juniperLofts, seed, middle, to)
      assert.deepEqual([...collect(juniperLofts, seed, from, middle), ...second], whole)
      assert.ok(whole.every(({ timeS }) => timeS >= from && timeS < to))
    }),
    { numRuns: 8 },
  )
})

test('another seed gives another life of the same sensors', () => {
  const fromS = seconds('2026-06-03T00:00:00Z')
  const one = collect(juniperLofts, 1, fromS, fromS + daySeconds)
  const two = collect(juniperLofts, 2, fromS, fromS + daySeconds)
  assert.notDeepEqual(one, two)
  assert.deepEqual(new Set(one.map((r) => r.sensorId)), new Set(two.map((r) => r.sensorId)))
})

test('readings come in time order, within the bounds of their variables, and only what the family reports', () => {
  const fromS = seconds('2026-02-02T00:00:00Z')
  let lastS = fromS
  for (const { sensorId, varName, timeS, value } of simulateBuilding(northwindHouse, 3).readings(
    fromS,
    fromS + 4 * daySeconds,
  )) {
    assert.ok(timeS >= lastS, `${sensorId} at ${timeS}`)
    lastS = timeS
    const { min, max } = varNames[varName]
    assert.ok(value >= min && value <= max, `${varName} ${value}`)
    const family = sensorFamilyOf(sensorId)
    assert.ok(family && (sensorFamilies[family].reports as readonly string[]).includes(varName))
    assert.equal(Math.round(timeS * 1000) / 1000, timeS)
  }
})

test('the sensor that the guides name reports each minute and never drops out, the others each 5 minutes', () => {
  const fromS = seconds('2026-11-02T00:00:00Z')
  const minutes = 3 * 24 * 60
  const all = collect(northwindHouse, 20_261, fromS, fromS + minutes * 60)
  const timesOf = (sensorId: string) =>
    all.filter((r) => r.sensorId === sensorId && r.varName === 'CO2ppm').map(({ timeS }) => timeS)
  const times = timesOf('AQ2-FE753C0D7ADF')
  assert.equal(times.length, minutes)
  assert.ok(times.every((timeS, index) => Math.floor(timeS / 60) === fromS / 60 + index))
  assert.ok(timesOf('AQ2-4D6608697A8D').length <= minutes / 5)
})

test('no sensor reports a variable twice at the same time', () => {
  const fromS = seconds('2026-05-05T00:00:00Z')
  const keys = collect(northwindHouse, 3, fromS, fromS + daySeconds).map(
    ({ sensorId, varName, timeS }) => `${sensorId} ${varName} ${timeS}`,
  )
  assert.equal(new Set(keys).size, keys.length)
})

test('motion events of a sensor are at least ten seconds apart and come only where people are', () => {
  const fromS = seconds('2026-03-10T00:00:00Z')
  const building = simulateBuilding(northwindHouse, 11)
  const lastBySensor = new Map<string, number>()
  const roomOf = new Map(northwindHouse.sensors.map((sensor) => [sensor.sensorId, sensor.roomId]))
  let events = 0
  for (const { sensorId, varName, timeS } of building.readings(fromS, fromS + 2 * daySeconds)) {
    if (varName !== 'motionEvent') continue
    events += 1
    assert.ok(timeS - (lastBySensor.get(sensorId) ?? 0) >= 10)
    lastBySensor.set(sensorId, timeS)
    assert.ok(building.rooms.at(roomOf.get(sensorId) ?? '', timeS).people > 0)
  }
  assert.ok(events > 1000, `${events} events`)
})

test('days are busy and nights and weekends quiet by the local clock, also around the clock changes', () => {
  for (const [plan, monday] of [
    [northwindHouse, '2026-03-23'], // clocks go forward on the 29th
    [northwindHouse, '2026-10-19'], // and back on the 25th
    [juniperLofts, '2026-10-26'], // back on 1 November
  ] as const) {
    const start = Temporal.PlainDate.from(monday).toZonedDateTime(plan.timeZone)
    const { people, motion, co2 } = summarise(plan, start, start.add({ days: 14 }))
    assert.ok(co2.day > co2.night + 80, `CO2 by day ${co2.day}, by night ${co2.night}`)
    assert.ok(co2.day > co2.weekend + 80, `CO2 by day ${co2.day}, on weekends ${co2.weekend}`)
    for (const counted of [people, motion]) {
      assert.ok(counted.night < counted.day / 50, `by night ${counted.night}, by day ${counted.day}`)
      assert.ok(counted.weekend < counted.day / 20, `on weekends ${counted.weekend}, by day ${counted.day}`)
    }
  }
})

test('on the Monday after a clock change people come at the same local hour as on the Friday before', () => {
  const building = simulateBuilding(northwindHouse, 4)
  const peopleAt = (local: string) => {
    const timeS = Temporal.ZonedDateTime.from(`${local}[Europe/London]`).epochMilliseconds / 1000
    return building.rooms.peopleOnFloor('loc_demo_floor_1', timeS)
  }
  for (const date of ['2026-03-27', '2026-03-30', '2026-10-23', '2026-10-26']) {
    assert.equal(peopleAt(`${date}T06:30`), 0)
    assert.ok(peopleAt(`${date}T10:30`) > 10)
    assert.equal(peopleAt(`${date}T20:30`), 0)
  }
})

test('CO2, warmth and counters follow the people in a meeting room', () => {
  const building = simulateBuilding(northwindHouse, 1)
  const fromS = seconds('2026-11-02T00:00:00Z')
  let fullest = { people: 0, timeS: fromS }
  for (let timeS = fromS; timeS < fromS + 5 * daySeconds; timeS += 60) {
    const { people } = building.rooms.at('room-1-1', timeS)
    if (people > fullest.people) fullest = { people, timeS }
  }
  const before = building.rooms.at('room-1-1', fullest.timeS - 60)
  const after = building.rooms.at('room-1-1', fullest.timeS + 25 * 60)
  assert.ok(fullest.people >= 4)
  assert.ok(after.air.co2Ppm > before.air.co2Ppm + 100)
})

test('some sensors drop out: no data of theirs, and their gateway reports them offline', () => {
  const fromS = seconds('2026-09-07T00:00:00Z')
  const toS = fromS + 30 * daySeconds
  const statuses = new Map<string, { online: number; offline: number }>()
  const offlineAt = new Set<string>()
  for (const { sensorId, varName, timeS, value } of simulateBuilding(northwindHouse, 1).readings(
    fromS,
    toS,
  )) {
    const counts = statuses.get(sensorId) ?? { online: 0, offline: 0 }
    statuses.set(sensorId, counts)
    if (varName !== 'onlineStatus') assert.ok(!offlineAt.has(`${sensorId} ${timeS}`), `${sensorId} ${timeS}`)
    else if (value === 1) counts.online += 1
    else if (value === 0) {
      counts.offline += 1
      offlineAt.add(`${sensorId} ${timeS}`)
    }
  }
  const droppedOut = [...statuses.values()].filter(({ offline }) => offline > 0)
  assert.ok(droppedOut.length >= 3, `${droppedOut.length} sensors dropped out`)
  assert.ok(
    droppedOut.some(({ offline }) => offline > 12 * 12),
    'none of them for more than half a day',
  )
  assert.equal(statuses.get('AQ2-FE753C0D7ADF')?.offline, 0)
  assert.ok([...statuses.values()].every(({ online, offline }) => online > offline))
})

test('the air joins at midnight without a step, though each day is simulated on its own', () => {
  const building = simulateBuilding(northwindHouse, 6)
  for (const day of ['2026-01-13', '2026-01-17', '2026-03-29', '2026-07-08', '2026-10-25']) {
    const midnight = Temporal.PlainDate.from(day).toZonedDateTime('Europe/London').epochMilliseconds / 1000
    const after = building.rooms.at('open-1-north', midnight).air
    const before = building.rooms.at('open-1-north', midnight - 60).air
    assert.ok(Math.abs(after.co2Ppm - before.co2Ppm) < 1)
    assert.ok(Math.abs(after.temperatureC - before.temperatureC) < 0.05)
  }
})

test('the plan has all families, ids of the right form, and rooms and locations that exist', () => {
  for (const plan of [northwindHouse, juniperLofts]) {
    const rooms = new Set(plan.rooms.map((room) => room.roomId))
    const locations = new Set(plan.locations.map((location) => location.locationId))
    for (const sensor of plan.sensors) {
      assert.equal(sensorFamilyOf(sensor.sensorId), sensor.family)
      assert.ok(rooms.has(sensor.roomId) && locations.has(sensor.locationId), sensor.name)
    }
  }
  const families = new Set(northwindHouse.sensors.map((sensor) => sensor.family))
  assert.deepEqual(families, new Set(Object.keys(sensorFamilies)))
  assert.equal(northwindHouse.sensors[0]?.sensorId, 'AQ2-FE753C0D7ADF')
})

interface ByPhase {
  day: number
  night: number
  weekend: number
}

/**
 * Mean people, motion events per hour and CO2, by day (10-12, 14-16), night (22-06) and weekend, local time.
 */
function summarise(plan: BuildingPlan, from: Temporal.ZonedDateTime, to: Temporal.ZonedDateTime) {
  const building = simulateBuilding(plan, 2)
  const sums = { people: emptyPhases(), motion: emptyPhases(), co2: emptyPhases() }
  const samples = { hours: emptyPhases(), co2: emptyPhases() }
  for (let hour = from; Temporal.ZonedDateTime.compare(hour, to) < 0; hour = hour.add({ hours: 1 })) {
    const phase = phaseOf(hour)
    if (!phase) continue
    const fromS = hour.epochMilliseconds / 1000
    samples.hours[phase] += 1
    for (const room of plan.rooms) sums.people[phase] += building.rooms.at(room.roomId, fromS).people
    for (const { varName, value } of building.readings(fromS, fromS + 3600)) {
      if (varName === 'motionEvent') sums.motion[phase] += 1
      if (varName !== 'CO2ppm') continue
      sums.co2[phase] += value
      samples.co2[phase] += 1
    }
  }
  return {
    people: divide(sums.people, samples.hours),
    motion: divide(sums.motion, samples.hours),
    co2: divide(sums.co2, samples.co2),
  }
}

function phaseOf(time: Temporal.ZonedDateTime): keyof ByPhase | undefined {
  if (time.dayOfWeek > 5) return 'weekend'
  if (time.hour >= 22 || time.hour < 6) return 'night'
  return [10, 11, 14, 15].includes(time.hour) ? 'day' : undefined
}

function emptyPhases(): ByPhase {
  return { day: 0, night: 0, weekend: 0 }
}

function divide(sum: ByPhase, by: ByPhase): ByPhase {
  return { day: sum.day / by.day, night: sum.night / by.night, weekend: sum.weekend / by.weekend }
}
