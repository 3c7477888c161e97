import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeVariable } from '../../testing/make-variable.ts'
import {
  arrangePlaces,
  countSensors,
  countVariable,
  findWorst,
  listTroubles,
  type PlaceSummary,
} from './place-counts.ts'

const variable = makeVariable('CO2ppm')

/** A place with so many sensors in Ideal, Poor and Very poor, and without current data. */
function place(
  name: string,
  counts: readonly [number, number, number],
  absent = 0,
  silent = 0,
): PlaceSummary {
  const current = counts.reduce((sum, count) => sum + count, 0)
  return {
    location_id: name,
    kind: 'building',
    name,
    statuses: { retired: 9, never_reported: 0, silent, offline: 0, rebooting: 0, online: current },
    variables: [
      {
        var_name: 'CO2ppm',
        sensors: current + absent,
        current,
        no_current_data: absent,
        bands: [
          { name: 'Ideal', severity: 0, sensors: counts[0] },
          { name: 'Poor', severity: 3, sensors: counts[1] },
          { name: 'Very poor', severity: 4, sensors: counts[2] },
        ],
      },
    ],
  }
}
const namesOf = (places: readonly PlaceSummary[]) => places.map(({ name }) => name).join(' ')
const places = [
  place('B', [5, 1, 0]),
  place('A10', [9, 0, 0], 1),
  place('C', [1, 0, 1]),
  place('A2', [9, 0, 0]),
]

test('the worst place is the one with most sensors in the worst band, and equal ones go on by what is missing', () => {
  assert.equal(namesOf(arrangePlaces(places, { sort: 'worst', q: undefined, variable })), 'C B A10 A2')
  const alike = [place('A', [1, 0, 0]), place('B', [1, 0, 0], 0, 2)]
  assert.equal(namesOf(arrangePlaces(alike, { sort: 'worst', q: undefined, variable })), 'B A')
})

test('by name, numbers count as numbers, and a part of a name is found in either case', () => {
  assert.equal(namesOf(arrangePlaces(places, { sort: 'name', q: ' a', variable })), 'A2 A10')
})

test('counts of a variable have the colours of its bands', () => {
  const counts = countVariable(place('A', [2, 0, 1], 3), variable)
  assert.deepEqual([counts.sensors, counts.current, counts.absent], [6, 3, 3])
  assert.deepEqual(counts.bands[2], {
    name: 'Very poor',
    severity: 4,
    colour: '--severity-4',
    count: 1,
    ticks: 5,
  })
  assert.equal(findWorst(counts)?.name, 'Very poor')
  assert.equal(findWorst(countVariable(place('A', [0, 0, 0]), variable)), undefined)
  assert.deepEqual(
    listTroubles(countVariable(place('A', [2, 1, 3]), variable)).map(({ name }) => name),
    ['Very poor', 'Poor'],
  )
  assert.equal(countVariable(place('A', [1, 0, 0]), { ...variable, var_name: 'VOCppb' }).sensors, 0)
})

test('retired sensors are not counted among those in use', () => {
  assert.deepEqual(countSensors(place('A', [2, 0, 0], 0, 1)), { all: 3, heard: 2 })
})
