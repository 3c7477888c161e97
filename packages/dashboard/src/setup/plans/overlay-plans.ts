import type { Schemas } from '@openlightfi/client'
import { drawFloor, type FloorDrawing } from '../../plan/draw-floor.ts'
import { type Box, boxAround, type Point, type Ring } from '../../plan/geometry.ts'
import { type PlanFeature, readFeatures } from '../../plan/read-features.ts'
import { writeLines, writePolygons } from '../../plan/write-path.ts'

type Report = Pick<Schemas['FloorplanReport'], 'added' | 'changed' | 'removed' | 'mistakes'>

/** What becomes of an area, as far as it is drawn otherwise. */
export type Change = 'added' | 'changed' | 'kept'

/** Areas that lie beside each other and are drawn alike. */
export interface OverlayLayer {
  readonly key: string
  readonly change: Change
  /** The `d` of their path. */
  readonly path: string
}

/** A plan over the one before, in the metres of one drawing. */
export interface PlanOverlay {
  readonly drawing: FloorDrawing
  readonly box: Box
  /** The areas of the new plan, the lowest first: floors, rooms, desks. */
  readonly layers: readonly OverlayLayer[]
  /** Walls and windows of the new plan. */
  readonly lines: string
  /** The outlines of those areas of the plan before that go or change. */
  readonly before: string
  /** The features with mistakes that can be drawn, by their place in the plan. */
  readonly faulty: ReadonlyMap<number, { readonly path: string; readonly at: Point }>
  /** How far the middle of the new plan lies from that of the old one, metres. */
  readonly apart: number | undefined
}

/**
 * Lays a new plan over the one before.
 *
 * @param before `undefined`: there is none.
 * @param report of the check of the new one; `undefined` until it has come.
 * @returns `undefined` where neither has anything that can be drawn.
 */
export function overlayPlans(
  before: Schemas['Floorplan'] | undefined,
  plan: Schemas['Floorplan'],
  report: Report | undefined,
): PlanOverlay | undefined {
  const wellFormed: Schemas['Floorplan'] = { type: 'FeatureCollection', features: listFeatures(plan) }
  const next = drawFloor(wellFormed)
  const old = before && drawFloor(before)
  const drawing = next ?? old
  if (!drawing) return undefined
  const { place } = drawing
  const added = new Set(report?.added.ids)
  const changed = new Set(report?.changed.ids)
  const layers = new Map<string, OverlayLayer>()
  for (const { id, kind, polygons } of next?.areas ?? []) {
    const change = id === undefined ? 'kept' : added.has(id) ? 'added' : changed.has(id) ? 'changed' : 'kept'
    const key = `${kind} ${change}`
    const path = `${layers.get(key)?.path ?? ''}${writePolygons(polygons)}`
    layers.set(key, { key, change, path })
  }
  const goes = new Set([...(report?.removed.ids ?? []), ...changed])
  const beforeFeatures = before ? readFeatures(before) : []
  const ringsOf = ({ polygons }: PlanFeature): Ring[] => polygons.flat().map((ring) => ring.map(place))
  const allBefore = beforeFeatures.flatMap(ringsOf)
  const beforeRings = beforeFeatures.filter(({ id }) => id === undefined || goes.has(id)).flatMap(ringsOf)
  const faulty = new Map<number, { path: string; at: Point }>()
  for (const { feature_index: index } of report?.mistakes.places ?? []) {
    const feature = index === null ? undefined : wellFormed.features[index]
    if (index === null || !feature || faulty.has(index)) continue
    const shape = drawAlone(feature, place)
    if (shape) faulty.set(index, shape)
  }
  const box = boxAround([next?.box, boxAround(allBefore)].flatMap((one) => (one ? [cornersOf(one)] : [])))
  return {
    drawing,
    box: box ?? drawing.box,
    layers: [...layers.values()],
    lines: next ? writeLines([...next.walls, ...next.windows]) : '',
    before: writeLines(beforeRings),
    faulty,
    apart: next && old ? distance(middleOf(next.box), middleOfRings(allBefore)) : undefined,
  }
}

/** A plan that has not been checked may have anything in the place of its features. */
function listFeatures({ features }: Schemas['Floorplan']): Record<string, unknown>[] {
  if (!Array.isArray(features)) return []
  return features.map((feature: unknown) =>
    typeof feature === 'object' && feature !== null ? (feature as Record<string, unknown>) : {},
  )
}

/** A feature with a mistake may lack its type, which is the mistake; its shape is drawn all the same. */
function drawAlone(feature: Record<string, unknown>, place: FloorDrawing['place']) {
  const [alone] = readFeatures({
    type: 'FeatureCollection',
    features: [{ ...feature, properties: { type: 'area.room' } }],
  })
  if (!alone) return undefined
  const rings = [...alone.polygons.flat(), ...alone.lines].map((ring) => ring.map(place))
  const box = boxAround(rings)
  return box && { path: writeLines(rings), at: middleOf(box) }
}

function cornersOf({ left, top, right, bottom }: Box): Ring {
  return [
    [left, top],
    [right, bottom],
  ]
}

function middleOf({ left, top, right, bottom }: Box): Point {
  return [(left + right) / 2, (top + bottom) / 2]
}

function middleOfRings(rings: readonly Ring[]): Point | undefined {
  const box = boxAround(rings)
  return box && middleOf(box)
}

function distance(one: Point, other: Point | undefined): number | undefined {
  return other && Math.hypot(one[0] - other[0], one[1] - other[1])
}
