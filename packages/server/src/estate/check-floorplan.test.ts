import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ProblemError } from '../problem-error.ts'
import { checkFloorplan } from './check-floorplan.ts'

const ring = [
  [-0.1, 51.5],
  [-0.09, 51.5],
  [-0.09, 51.51],
  [-0.1, 51.5],
]
const room = (changes: object = {}) => ({
  type: 'Feature',
  id: 'room-1',
  properties: { type: 'area.room', name: 'Room 1' },
  geometry: { type: 'Polygon', coordinates: [ring] },
  ...changes,
})
const plan = (...features: unknown[]) => ({ type: 'FeatureCollection', features })
const polygon = (coordinates: unknown) => plan(room({ geometry: { type: 'Polygon', coordinates } }))
const open = [...ring.slice(0, 3), [0, 0]]
const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)])

describe('a floorplan', () => {
  it('gives the ids of its polygons, at the root or in the properties, integers as text', () => {
    const { polygonIds, geojson } = checkFloorplan(
      plan(
        room(),
        room({ id: undefined, properties: { type: 'area.toilet.w', id: 7 } }),
        room({ id: 8, properties: { type: 'furniture.desk', id: '8' } }),
        room({ id: undefined }),
        {
          type: 'Feature',
          id: 'wall-1',
          properties: { type: 'wall' },
          geometry: { type: 'LineString', coordinates: ring },
        },
      ),
    )
    assert.deepEqual([...polygonIds], ['room-1', '7', '8'])
    assert.equal(JSON.parse(geojson).features.length, 5)
  })

  it('may be empty, and may have polygons with holes and of several parts', () => {
    assert.equal(checkFloorplan(plan()).polygonIds.size, 0)
    const parts = { type: 'MultiPolygon', coordinates: [[ring, ring], [ring]] }
    assert.equal(checkFloorplan(plan(room({ geometry: parts }))).polygonIds.size, 1)
  })

  const wrong: [string, unknown, string, RegExp][] = [
    ['is a list', [], '', /FeatureCollection/],
    ['is null', null, '', /FeatureCollection/],
    ['is a single feature', room(), '/type', /FeatureCollection/],
    ['has no features', { type: 'FeatureCollection' }, '/features', /list/],
    ['has a reference system', { ...plan(), crs: { type: 'name' } }, '/crs', /WGS 84/],
    ['holds something that is no feature', plan(room(), 7), '/features/1', /"Feature"/],
    [
      'has a feature without properties',
      plan(room({ properties: null })),
      '/features/0/properties',
      /object with a type \(feature "room-1"\)/,
    ],
    [
      'has an unknown type',
      plan(room({ properties: { type: 'area.pool' } })),
      '/features/0/properties/type',
      /must be one of area\.floor/,
    ],
    [
      'has an area that is a line',
      plan(room({ geometry: { type: 'LineString', coordinates: ring } })),
      '/features/0/geometry/type',
      /since it is an area/,
    ],
    [
      'has a name that is a number',
      plan(room({ properties: { type: 'wall', name: 5 } })),
      '/features/0/properties/name',
      /text/,
    ],
    ['has a fractional id', plan(room({ id: 1.5 })), '/features/0/id', /integer, or text/],
    ['has an empty id', plan(room({ id: '' })), '/features/0/id', /integer, or text/],
    [
      'has two ids in one feature',
      plan(room({ properties: { type: 'area.room', id: 'other' } })),
      '/features/0/properties/id',
      /same as the id at the root/,
    ],
    [
      'has an id twice, once as a number',
      plan(room({ id: 7 }), room({ id: '7' })),
      '/features/1',
      /feature 0 has already/,
    ],
    ['has no geometry', plan(room({ geometry: null })), '/features/0/geometry', /must be a geometry/],
    [
      'has an unknown geometry',
      plan(room({ geometry: { type: 'Circle' } })),
      '/features/0/geometry/type',
      /Polygon/,
    ],
    ['has no rings', polygon([]), '/features/0/geometry/coordinates', /list of rings/],
    ['has a ring of three', polygon([ring.slice(0, 3)]), '/features/0/geometry/coordinates/0', /at least 4/],
    ['has an open ring', polygon([open]), '/features/0/geometry/coordinates/0', /must be closed/],
    [
      'is beyond the date line',
      polygon([[[181, 0], ...ring.slice(1, 3), [181, 0]]]),
      '/features/0/geometry/coordinates/0/0/0',
      /-180 to 180/,
    ],
    [
      'has latitude and longitude exchanged',
      polygon([[[51.5, -91], ...ring.slice(1, 3), [51.5, -91]]]),
      '/features/0/geometry/coordinates/0/0/1',
      /-90 to 90/,
    ],
    [
      'has text for a number',
      polygon([[['0', 0], ...ring.slice(1)]]),
      '/features/0/geometry/coordinates/0/0',
      /\[longitude, latitude\]/,
    ],
    ['is nested without end', { ...plan(), extra: deep(5000) }, '', /nested at most 16/],
  ]
  for (const [what, input, pointer, detail] of wrong) {
    it(`that ${what} is refused at "${pointer}"`, () => {
      assert.throws(
        () => checkFloorplan(input),
        (error) => {
          assert.ok(error instanceof ProblemError)
          assert.equal(error.code, 'invalid_body')
          assert.equal(error.extras.errors?.[0]?.pointer, pointer)
          assert.match(error.extras.errors?.[0]?.detail ?? '', detail)
          return true
        },
      )
    })
  }

  it('tells every mistake, up to a hundred', () => {
    const broken = plan(...Array.from({ length: 300 }, () => room({ id: undefined, geometry: null })))
    assert.throws(
      () => checkFloorplan(broken),
      (error) => error instanceof ProblemError && error.extras.errors?.length === 100,
    )
  })

  it('that is too large is refused', () => {
    const large = plan(room({ properties: { type: 'area.room', note: 'x'.repeat(4 * 1024 * 1024) } }))
    assert.throws(
      () => checkFloorplan(large),
      (error) => error instanceof ProblemError && error.code === 'body_too_large',
    )
  })
})
