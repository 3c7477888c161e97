import assert from 'node:assert/strict'
import { test } from 'node:test'
import { northwindHouse } from './northwind-house.ts'

interface Feature {
  readonly id?: string
  readonly properties: { readonly type: string; readonly name?: string }
  readonly geometry: { readonly type: string; readonly coordinates: [number, number][][] }
}

const plans = Object.entries(northwindHouse.floorplans ?? {}).map(([floorId, plan]) => ({
  floorId,
  features: plan.features as unknown as Feature[],
}))

/** West, south, east and north side of a rectangle, degrees. */
function boxOf({ geometry }: Feature): [number, number, number, number] {
  const ring = geometry.coordinates[0] ?? []
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

function overlap(a: Feature, b: Feature): boolean {
  const [one, other] = [boxOf(a), boxOf(b)]
  const slack = 2e-7 // two centimetres
  return (
    one[0] < other[2] - slack &&
    other[0] < one[2] - slack &&
    one[1] < other[3] - slack &&
    other[1] < one[3] - slack
  )
}

test('there is a plan of each floor', () => {
  const floors = northwindHouse.locations.filter(({ kind }) => kind === 'floor')
  assert.deepEqual(
    plans.map(({ floorId }) => floorId).sort(),
    floors.map(({ locationId }) => locationId).sort(),
  )
})

test('every sensor hangs in the room that it watches, and gateways inside the building', () => {
  for (const { sensorId, locationId, polygonId, position, family } of northwindHouse.sensors) {
    const features = plans.find(({ floorId }) => floorId === locationId)?.features ?? []
    const watched = features.find(({ id }) => id === (polygonId ?? `floor-${locationId.slice(-1)}`))
    assert.ok(watched, `${sensorId} watches ${polygonId}`)
    assert.equal(polygonId === undefined, family === 'base')
    const [west, south, east, north] = boxOf(watched)
    const { longitude, latitude } = position
    assert.ok(
      longitude > west && longitude < east && latitude > south && latitude < north,
      `${sensorId} outside of ${watched.id}`,
    )
  }
})

test('every room of the building has a polygon, about as large as its air makes it', () => {
  for (const { roomId, floorId, volumeM3 } of northwindHouse.rooms) {
    const room = plans.find((plan) => plan.floorId === floorId)?.features.find(({ id }) => id === roomId)
    assert.ok(room, roomId)
    const [west, south, east, north] = boxOf(room)
    const areaM2 = (east - west) * 69_400 * (north - south) * 111_260
    const heightM = volumeM3 / areaM2
    assert.ok(heightM > 2.5 && heightM < 3.1, `${roomId} would be ${heightM} m high`)
  }
})

test('areas do not overlap, lie on their floor, and desks in an open plan', () => {
  for (const { features } of plans) {
    const rings = features.filter(({ geometry }) => geometry.type === 'Polygon')
    const [floor] = rings.filter(({ properties }) => properties.type === 'area.floor')
    const desks = rings.filter(({ properties }) => properties.type === 'furniture.desk')
    const areas = rings.filter((area) => area !== floor && !desks.includes(area))
    assert.ok(floor && areas.length > 10)
    for (const [index, area] of areas.entries()) {
      for (const other of areas.slice(index + 1)) assert.ok(!overlap(area, other), `${area.id}, ${other.id}`)
    }
    const isInside = (inner: Feature, outer: Feature) => {
      const [a, b] = [boxOf(inner), boxOf(outer)]
      return a[0] >= b[0] && a[1] >= b[1] && a[2] <= b[2] && a[3] <= b[3]
    }
    for (const area of areas) assert.ok(isInside(area, floor), `${area.id}`)
    const offices = areas.filter(({ id }) => id?.startsWith('open-'))
    for (const [index, desk] of desks.entries()) {
      assert.ok(
        offices.some((office) => isInside(desk, office)),
        `${desk.id}`,
      )
      for (const other of desks.slice(index + 1)) assert.ok(!overlap(desk, other), `${desk.id}, ${other.id}`)
    }
    const ids = features.flatMap(({ id }) => (id === undefined ? [] : [id]))
    assert.equal(new Set(ids).size, ids.length)
  }
})

test('there are as many desks as a floor says it has', () => {
  for (const { floorId, features } of plans) {
    const { properties } = northwindHouse.locations.find(({ locationId }) => locationId === floorId) ?? {}
    const desks = features.filter(({ properties: { type } }) => type === 'furniture.desk')
    assert.equal(desks.length, properties?.desks, floorId)
  }
})

test('rings run against the clock and are closed', () => {
  for (const { geometry, id } of plans.flatMap(({ features }) => features)) {
    if (geometry.type !== 'Polygon') continue
    const ring = geometry.coordinates[0] ?? []
    assert.deepEqual(ring[0], ring.at(-1))
    const doubleArea = ring.slice(1).reduce((sum, [x, y], index) => {
      const [beforeX, beforeY] = ring[index] ?? [0, 0]
      return sum + beforeX * y - x * beforeY
    }, 0)
    assert.ok(doubleArea > 0, `${id}`)
  }
})
