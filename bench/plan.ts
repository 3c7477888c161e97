/** Metres from the middle of one desk to the next, across and along, and how large one is. */
const [pitch, width, depth] = [2, 1.6, 0.8]
const perRow = 100
/** The corner of the floor, degrees, and the degrees of a metre there. */
const [longitude, latitude] = [-0.0877, 51.5079]
const [perMetreEast, perMetreNorth] = [1 / 69_300, 1 / 111_320]

/** The corners of a desk, metres from the corner of the floor. */
export function listDeskCorners(index: number): (readonly [x: number, y: number])[] {
  const [x, y] = [(index % perRow) * pitch, Math.floor(index / perRow) * pitch]
  return [
    [x, y],
    [x + width, y],
    [x + width, y + depth],
    [x, y + depth],
  ]
}

/** Names the polygon of a desk. */
export function nameDesk(index: number): string {
  return `desk-${index}`
}

/** Draws an open floor of so many desks. @returns a GeoJSON FeatureCollection, in WGS 84. */
export function buildDeskPlan(count: number) {
  const rows = Math.ceil(count / perRow)
  const floor = [
    [-1, -1],
    [perRow * pitch, -1],
    [perRow * pitch, rows * pitch],
    [-1, rows * pitch],
  ] as const
  return {
    type: 'FeatureCollection',
    features: [
      buildFeature('floor', 'area.floor', floor),
      ...Array.from({ length: count }, (_, index) =>
        buildFeature(nameDesk(index), 'furniture.desk', listDeskCorners(index)),
      ),
    ],
  }
}

function buildFeature(id: string, type: string, corners: readonly (readonly [number, number])[]) {
  const ring = [...corners, ...corners.slice(0, 1)].map(([x, y]) => [
    longitude + x * perMetreEast,
    latitude + y * perMetreNorth,
  ])
  return { type: 'Feature', id, properties: { type }, geometry: { type: 'Polygon', coordinates: [ring] } }
}
