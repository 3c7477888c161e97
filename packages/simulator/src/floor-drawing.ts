import type { components } from '@openlightfi/client'

/** A floorplan as the API takes it: GeoJSON in WGS 84. */
export type Floorplan = components['schemas']['Floorplan']

/** West, south, east and north side, in metres east and north of the origin. */
export type Rectangle = readonly [number, number, number, number]

/** A line between two points, in metres east and north of the origin. */
export type Line = readonly [readonly [number, number], readonly [number, number]]

/** A thing on a floor. An area has an id, to which sensors can be tied. */
export interface DrawnThing {
  /** `properties.type` of the API. */
  readonly type: string
  readonly id?: string
  /** For people. */
  readonly name?: string
  readonly shape: { readonly rectangle: Rectangle } | { readonly line: Line }
}

/** A place on earth, WGS 84, degrees. */
export interface Origin {
  readonly longitude: number
  readonly latitude: number
}

/** Draws a floor in metres around a place on earth, to a centimetre. Its sides run north and east. */
export function drawFloorplan(origin: Origin, things: readonly DrawnThing[]): Floorplan {
  const place = createProjection(origin)
  const features = things.map(({ type, id, name, shape }) => ({
    type: 'Feature',
    ...(id !== undefined && { id }),
    properties: { type, ...(name !== undefined && { name }) },
    geometry:
      'line' in shape
        ? { type: 'LineString', coordinates: shape.line.map(([east, north]) => place(east, north)) }
        : { type: 'Polygon', coordinates: [listCorners(shape.rectangle).map(([x, y]) => place(x, y))] },
  }))
  return { type: 'FeatureCollection', features }
}

/** The closed ring around a rectangle, against the clock, as RFC 7946 wants it. */
function listCorners([west, south, east, north]: Rectangle): [number, number][] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
}

/** Metres to degrees on the WGS 84 ellipsoid; over some hundred metres the earth is flat. */
function createProjection({
  longitude,
  latitude,
}: Origin): (east: number, north: number) => [number, number] {
  const phi = (latitude * Math.PI) / 180
  const perLatitude = 111_132.954 - 559.822 * Math.cos(2 * phi) + 1.175 * Math.cos(4 * phi)
  const perLongitude = 111_412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi) + 0.118 * Math.cos(5 * phi)
  const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7
  return (east, north) => [round(longitude + east / perLongitude), round(latitude + north / perLatitude)]
}
