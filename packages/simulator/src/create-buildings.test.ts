import assert from 'node:assert/strict'
import { test } from 'node:test'
import { locationIdPattern, sensorFamilyOf, sensorIdPattern } from '@openlightfi/contract'
import fc from 'fast-check'
import { createBuildings } from './create-buildings.ts'

const parentId = 'org'

test('any number of sensors is spread over any number of buildings, with ids that the API takes', () => {
  const numbers = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 400 }))
  fc.assert(
    fc.property(numbers, fc.nat(), ([buildings, more], seed) => {
      const sensors = buildings + more
      const plans = createBuildings({ buildings, sensors, seed, parentId })
      assert.equal(plans.length, buildings)
      const counts = plans.map((plan) => plan.sensors.length)
      assert.ok(Math.max(...counts) - Math.min(...counts) <= 1)
      const sensorIds = plans.flatMap((plan) => plan.sensors.map(({ sensorId }) => sensorId))
      assert.equal(new Set(sensorIds).size, sensors)
      for (const sensorId of sensorIds) assert.match(sensorId, new RegExp(sensorIdPattern))
      const locationIds = plans.flatMap((plan) => plan.locations.map(({ locationId }) => locationId))
      assert.equal(new Set(locationIds).size, locationIds.length)
      for (const locationId of locationIds) assert.match(locationId, new RegExp(locationIdPattern))
      for (const { locations, sensors: placed, rooms } of plans) {
        assert.equal(locations[0]?.parentId, parentId)
        for (const { sensorId, family, locationId, roomId } of placed) {
          assert.equal(sensorFamilyOf(sensorId), family)
          assert.ok(locations.some((location) => location.locationId === locationId))
          assert.ok(rooms.some((room) => room.roomId === roomId))
        }
      }
    }),
    { numRuns: 60 },
  )
})

test('the same seed gives the same buildings, and buildings of two seeds do not meet', () => {
  const order = { buildings: 3, sensors: 60, parentId }
  assert.deepEqual(createBuildings({ ...order, seed: 5 }), createBuildings({ ...order, seed: 5 }))
  const idsOf = (seed: number) => createBuildings({ ...order, seed }).flatMap((plan) => plan.sensors)
  const ids = new Set(idsOf(5).map(({ sensorId }) => sensorId))
  assert.ok(idsOf(6).every(({ sensorId }) => !ids.has(sensorId)))
})

test('the first sensor measures CO2, and every full floor has all families', () => {
  const [plan] = createBuildings({ buildings: 1, sensors: 14, seed: 1, parentId })
  assert.equal(plan?.sensors[0]?.family, 'alpine')
  assert.equal(new Set(plan?.sensors.map(({ family }) => family)).size, 6)
})

test('numbers that cannot be are refused', () => {
  const refused = [
    [0, 1],
    [2, 1],
    [1, 0],
    [1.5, 3],
    [1, 0x1000000],
  ]
  for (const [buildings = 0, sensors = 0] of refused)
    assert.throws(() => createBuildings({ buildings, sensors, seed: 1, parentId }), RangeError)
})
