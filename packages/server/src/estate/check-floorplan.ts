import {
  floorplanFeatureTypes,
  floorplanGeometryTypes,
  maxFloorplanBytes,
  maxReportedMistakes,
} from '@openlightfi/contract'
import { doAtOnce, doInTurns } from '../event-loop-turns.ts'
import { refuseBody } from '../http/read-body.ts'
import { ProblemError } from '../problem-error.ts'
import { checkGeometry, type ReportFault } from './check-geometry.ts'
import { measureDepth } from './measure-depth.ts'

/** A floorplan that was checked. */
export interface Floorplan {
  /** The GeoJSON text. */
  readonly geojson: string
  /** The ids of the polygons that sensors can be tied to; integers as text. */
  readonly polygonIds: ReadonlySet<string>
}

type JsonObject = Readonly<Record<string, unknown>>

const maxFeatures = 20_000
const maxDepth = 16

/** One mistake of a floorplan. */
export interface FloorplanFault {
  /** A JSON pointer into the plan. */
  readonly pointer: string
  /** What is wrong there, and what would be right. */
  readonly detail: string
}

/** What was found in a floorplan, right or wrong. */
export interface InspectedFloorplan extends Floorplan {
  /** The first hundred mistakes. */
  readonly faults: readonly FloorplanFault[]
  /** All of them. */
  readonly faultCount: number
}

/** The features that are looked at in one turn: some milliseconds, where they have a hundred corners each. */
export const featuresAtOnce = 100

/**
 * Looks for every mistake of a floorplan (RFC 7946, in WGS 84), in turns.
 * @throws ProblemError `body_too_large`.
 */
export function inspectFloorplan(plan: unknown): Promise<InspectedFloorplan> {
  return doInTurns(inspect(plan))
}

function* inspect(plan: unknown): Generator<void, InspectedFloorplan, void> {
  const faults: FloorplanFault[] = []
  let faultCount = 0
  const polygonIds = yield* checkCollection(plan, (pointer, detail) => {
    faultCount += 1
    if (faults.length < maxReportedMistakes) faults.push({ pointer, detail })
  })
  yield
  // One with mistakes is never stored, and may be nested without end.
  const geojson = faultCount === 0 ? JSON.stringify(plan) : ''
  if (Buffer.byteLength(geojson) > maxFloorplanBytes)
    throw new ProblemError('body_too_large', `A floorplan may have ${maxFloorplanBytes} bytes as JSON.`)
  return { geojson, polygonIds, faults, faultCount }
}

/**
 * Checks a floorplan, at once.
 * @throws ProblemError `invalid_body` with a pointer to each mistake, the first hundred, and the feature it
 *   is in; `body_too_large`.
 */
export function checkFloorplan(plan: unknown): Floorplan {
  const { faults, geojson, polygonIds } = doAtOnce(inspect(plan))
  if (faults.length > 0) throw refuseBody(faults)
  return { geojson, polygonIds }
}

function* checkCollection(plan: unknown, report: ReportFault): Generator<void, ReadonlySet<string>, void> {
  const polygonIds = new Set<string>()
  if (!isObject(plan)) {
    report('', 'must be a GeoJSON FeatureCollection')
    return polygonIds
  }
  if (measureDepth(plan, maxDepth) > maxDepth) {
    report('', `must be nested at most ${maxDepth} levels deep`)
    return polygonIds
  }
  if (plan.type !== 'FeatureCollection') report('/type', 'must be "FeatureCollection"')
  if ('crs' in plan) report('/crs', 'must not be given: GeoJSON is in WGS 84 (RFC 7946 section 4)')
  const { features } = plan
  if (!Array.isArray(features) || features.length > maxFeatures) {
    report('/features', `must be a list of at most ${maxFeatures} features`)
    return polygonIds
  }
  const seen = new Map<string, number>()
  for (const [index, feature] of features.entries()) {
    if (index % featuresAtOnce === featuresAtOnce - 1) yield
    const id = checkFeature(feature, index, report)
    if (id === undefined) continue
    const first = seen.get(id)
    if (first !== undefined)
      report(`/features/${index}`, `has the id "${id}", which feature ${first} has already`)
    seen.set(id, first ?? index)
    if (isPolygon(feature)) polygonIds.add(id)
  }
  return polygonIds
}

/** Checks a feature. @returns the id of the feature, if it has one. */
function checkFeature(feature: unknown, index: number, report: ReportFault): string | undefined {
  const pointer = `/features/${index}`
  if (!isObject(feature) || feature.type !== 'Feature') {
    report(pointer, 'must be an object whose type is "Feature"')
    return undefined
  }
  const id = checkId(feature, pointer, report)
  const reportHere: ReportFault = (place, detail) =>
    report(pointer + place, id === undefined ? detail : `${detail} (feature "${id}")`)
  checkProperties(feature, reportHere)
  checkGeometry(feature.geometry, '/geometry', reportHere)
  return id
}

function checkProperties({ properties, geometry }: JsonObject, report: ReportFault): void {
  if (!isObject(properties)) {
    report('/properties', 'must be an object with a type')
    return
  }
  const { type, name } = properties
  if (!floorplanFeatureTypes.some((known) => known === type))
    report('/properties/type', `must be one of ${floorplanFeatureTypes.join(', ')}`)
  if (name !== undefined && name !== null && (typeof name !== 'string' || name.length > 200))
    report('/properties/name', 'must be text of at most 200 characters')
  const isArea = typeof type === 'string' && type.startsWith('area.')
  const isKnownGeometry =
    isObject(geometry) && floorplanGeometryTypes.some((known) => known === geometry.type)
  if (isArea && isKnownGeometry && !isPolygon({ geometry }))
    report('/geometry/type', 'must be Polygon or MultiPolygon, since it is an area')
}

function checkId(feature: JsonObject, pointer: string, report: ReportFault): string | undefined {
  const inProperties = isObject(feature.properties) ? feature.properties.id : undefined
  const ids = [
    ['/id', feature.id],
    ['/properties/id', inProperties],
  ] as const
  const given = ids.filter(([, id]) => id !== undefined && id !== null)
  const wrong = given.find(([, id]) => !isId(id))
  if (wrong) {
    report(pointer + wrong[0], 'must be an integer, or text of 1 to 200 characters')
    return undefined
  }
  const [first, second] = given.map(([, id]) => String(id))
  if (second !== undefined && first !== second)
    report(`${pointer}/properties/id`, `must be the same as the id at the root, "${first}"`)
  return first
}

function isId(id: unknown): boolean {
  return typeof id === 'string' ? id !== '' && id.length <= 200 : Number.isSafeInteger(id)
}

function isPolygon(feature: unknown): boolean {
  const geometry = isObject(feature) ? feature.geometry : undefined
  return isObject(geometry) && (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon')
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
