import { floorplanGeometryTypes } from '@openlightfi/contract'

/** Reports the fault of a place, at its JSON pointer. */
export type ReportFault = (pointer: string, detail: string) => void
type CheckCoordinates = (coordinates: unknown, pointer: string, report: ReportFault) => void

/** The checks for the coordinates of each geometry (RFC 7946 section 3.1). */
const checks: Readonly<Record<(typeof floorplanGeometryTypes)[number], CheckCoordinates>> = {
  Point: checkPosition,
  LineString: checkLine,
  MultiLineString: (coordinates, pointer, report) =>
    checkEach(coordinates, pointer, report, 'a list of lines', checkLine),
  Polygon: checkPolygon,
  MultiPolygon: (coordinates, pointer, report) =>
    checkEach(coordinates, pointer, report, 'a list of polygons', checkPolygon),
}

/** Checks a geometry in WGS 84: known, complete, its rings closed, its degrees in range. */
export function checkGeometry(geometry: unknown, pointer: string, report: ReportFault): void {
  if (typeof geometry !== 'object' || geometry === null) {
    report(pointer, 'must be a geometry')
    return
  }
  const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown }
  const known = floorplanGeometryTypes.find((candidate) => candidate === type)
  if (known === undefined) report(`${pointer}/type`, `must be one of ${floorplanGeometryTypes.join(', ')}`)
  else checks[known](coordinates, `${pointer}/coordinates`, report)
}

function checkPolygon(rings: unknown, pointer: string, report: ReportFault): void {
  checkEach(rings, pointer, report, 'a list of rings, the outer one first', checkRing)
}

function checkRing(ring: unknown, pointer: string, report: ReportFault): void {
  if (!Array.isArray(ring) || ring.length < 4) {
    report(pointer, 'must be a ring of at least 4 positions, the last the same as the first')
    return
  }
  checkEach(ring, pointer, report, 'a ring', checkPosition)
  if (JSON.stringify(ring[0]) !== JSON.stringify(ring.at(-1)))
    report(pointer, 'must be closed: the last position the same as the first')
}

function checkLine(line: unknown, pointer: string, report: ReportFault): void {
  if (Array.isArray(line) && line.length >= 2) checkEach(line, pointer, report, 'a line', checkPosition)
  else report(pointer, 'must be a line of at least 2 positions')
}

function checkPosition(position: unknown, pointer: string, report: ReportFault): void {
  const isPosition =
    Array.isArray(position) &&
    (position.length === 2 || position.length === 3) &&
    position.every((degree) => typeof degree === 'number' && Number.isFinite(degree))
  if (!isPosition) {
    report(pointer, 'must be [longitude, latitude], both numbers')
    return
  }
  const [longitude, latitude] = position as [number, number]
  if (Math.abs(longitude) > 180)
    report(`${pointer}/0`, 'must be a longitude from -180 to 180 degrees (WGS 84)')
  if (Math.abs(latitude) > 90) report(`${pointer}/1`, 'must be a latitude from -90 to 90 degrees (WGS 84)')
}

function checkEach(
  list: unknown,
  pointer: string,
  report: ReportFault,
  what: string,
  check: CheckCoordinates,
): void {
  if (!Array.isArray(list) || list.length === 0) {
    report(pointer, `must be ${what}`)
    return
  }
  for (const [index, item] of list.entries()) check(item, `${pointer}/${index}`, report)
}
