import { type Static, Type } from 'typebox'

/** The kinds of features of a floorplan, `properties.type`. Areas are polygons. */
export const floorplanFeatureTypes = [
  'area.floor',
  'area.room',
  'area.toilet',
  'area.toilet.w',
  'area.toilet.m',
  'area.toilet.d',
  'area.stairs',
  'area.lift',
  'wall',
  'window',
  'furniture.desk',
] as const

/** The geometries that a floorplan can have. */
export const floorplanGeometryTypes = [
  'Point',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
] as const

/** Largest floorplan, as JSON, in bytes. */
export const maxFloorplanBytes = 4 * 1024 * 1024

const exampleFeature = {
  type: 'Feature',
  id: 'room-1-1',
  properties: { type: 'area.room', name: 'Meeting room 1.1' },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [-0.0878, 51.5078],
        [-0.0876, 51.5078],
        [-0.0876, 51.508],
        [-0.0878, 51.5078],
      ],
    ],
  },
}

/** A floorplan: a GeoJSON FeatureCollection (RFC 7946). */
export const Floorplan = Type.Object(
  {
    type: Type.Enum(['FeatureCollection'], { description: 'GeoJSON.', example: 'FeatureCollection' }),
    features: Type.Array(Type.Object({}, { additionalProperties: true }), {
      maxItems: 20_000,
      description: `GeoJSON features with a geometry (${floorplanGeometryTypes.join(', ')}) in WGS 84 and \`properties.type\`, one of ${floorplanFeatureTypes.join(', ')}. An \`id\`, integer or string, at the root or in the properties, is unique in the plan; sensors are tied to polygons by it. \`properties.name\` is for people.`,
      example: [exampleFeature],
    }),
  },
  { $id: 'Floorplan', description: 'A floorplan: a GeoJSON FeatureCollection in WGS 84.' },
)
export type Floorplan = Static<typeof Floorplan>
