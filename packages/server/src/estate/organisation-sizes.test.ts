import assert from 'node:assert/strict'
import { it } from 'node:test'
import { EstateIndex } from './estate-index.ts'
import { EstateState } from './estate-state.ts'
import { OrganisationSizes } from './organisation-sizes.ts'

const bounds = { locations: 3, sensors: 2, propertiesBytes: 60, floorplanBytes: 100 }

function createEstate(): EstateState {
  const state = new EstateState(new EstateIndex(), new Map(), new OrganisationSizes(bounds))
  const place = { kind: 'organisation', name: 'Org', timeZone: 'UTC' } as const
  for (const locationId of ['org', 'other']) {
    state.putLocation(state.buildLocation({ locationId, parentId: null, ...place }))
  }
  return state
}

const floor = (locationId: string) =>
  ({ locationId, parentId: 'org', kind: 'floor', name: locationId }) as const
const sensor = (last: number) => ({ sensorId: `AQ2-00000000000${last}`, locationId: 'org', name: 'S' })

it('an organisation has so many locations and no more, until one goes; others have their own', () => {
  const state = createEstate()
  for (const id of ['a', 'b']) state.putLocation(state.buildLocation(floor(id)))
  assert.throws(() => state.buildLocation(floor('c')), /may have 3 locations; there would be 4/)
  state.buildLocation({ ...floor('c'), parentId: 'other' })
  state.removeLocation('a')
  state.putLocation(state.buildLocation(floor('c')))
})

it('an organisation has so many sensors and no more, in a draft as well, which counts for itself', () => {
  const state = createEstate()
  state.putSensor(state.buildSensor(sensor(1)))
  const draft = state.copy()
  draft.putSensor(draft.buildSensor(sensor(2)))
  assert.throws(() => draft.buildSensor(sensor(3)), /may have 2 sensors/)
  const [second] = [state.buildSensor(sensor(2))]
  state.putSensor(second)
  state.putSensor({ ...second, name: 'Renamed' })
  assert.throws(() => state.buildSensor(sensor(3)), /may have 2 sensors/)
  state.removeSensor(second.sensorId)
  state.buildSensor(sensor(3))
})

it('properties of all locations of an organisation have so many bytes; less is always taken', () => {
  const state = createEstate()
  const large = { text: 'x'.repeat(30) }
  state.putLocation(state.buildLocation({ ...floor('a'), properties: large }))
  assert.throws(() => state.buildLocation({ ...floor('b'), properties: large }), /bytes of properties/)
  const b = state.buildLocation(floor('b'))
  state.putLocation(b)
  assert.throws(() => state.buildChangedLocation(b, { properties: large }), /bytes of properties/)
  const a = state.requireLocation('a')
  state.putLocation(state.buildChangedLocation(a, { properties: {} }))
  state.buildChangedLocation(b, { properties: large })
})

it('floorplans of an organisation have so many bytes; one that takes the place of another counts what it has more', () => {
  const state = createEstate()
  for (const id of ['a', 'b']) state.putLocation(state.buildLocation(floor(id)))
  const [a, b] = [state.requireLocation('a'), state.requireLocation('b')]
  state.requireRoomForPlan(a, 80)
  state.setPlan('a', { polygonIds: new Set(), bytes: 80 })
  assert.throws(() => state.requireRoomForPlan(b, 30), /may have 100 bytes of floorplans; there would be 110/)
  state.requireRoomForPlan(a, 100)
  state.removeLocation('a')
  state.requireRoomForPlan(b, 100)
})
