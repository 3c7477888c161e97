import { type FloorplanReport, maxReportedMistakes, maxReportedPolygons } from '@openlightfi/contract'
import {
  compareFloorplans,
  type Estate,
  type FloorplanChange,
  type InspectedFloorplan,
  inspectFloorplan,
  listPolygons,
  type Polygons,
  requireVisibleLocation,
  type Tie,
  type Visibility,
} from '../estate/index.ts'
import { takeTurn } from '../event-loop-turns.ts'
import { refuseBody } from '../http/read-body.ts'
import type { Administrator } from './administrator.ts'
import { translateEstateErrors } from './estate-errors.ts'
import { recordLocationAct } from './record-location-act.ts'

/** A floorplan as somebody sent it, right or wrong. */
export interface SentFloorplan extends InspectedFloorplan {
  readonly polygons: Polygons
  /** The ids of its features as they were given, in their order. */
  readonly featureIds: readonly unknown[]
}

/** Reads the body of a request, in turns. @throws ProblemError `body_too_large`. */
export async function readSentFloorplan(body: unknown): Promise<SentFloorplan> {
  const { features } = (body ?? {}) as { features?: unknown }
  const featureIds = Array.isArray(features) ? features.map(findFeatureId) : []
  const inspected = await inspectFloorplan(body)
  return { ...inspected, polygons: await listPolygons(body), featureIds }
}

/**
 * Administers the floorplans of floors that somebody was granted; every act is stored together with its audit
 * entry.
 */
export class FloorplanAdministration {
  readonly #estate: Estate

  constructor(estate: Estate) {
    this.#estate = estate
  }

  /**
   * Gives a floor a floorplan. @throws ProblemError `not_found`, `invalid_body`, `not_possible`,
   * `changed_meanwhile`.
   */
  async put(
    visibility: Visibility,
    locationId: string,
    plan: SentFloorplan,
    by: Administrator,
  ): Promise<FloorplanReport> {
    if (plan.faults.length > 0) throw refuseBody(plan.faults)
    const location = requireVisibleLocation(this.#estate, visibility, locationId)
    let change: FloorplanChange | undefined
    await translateEstateErrors(() =>
      this.#estate.floorplans.put(
        locationId,
        plan,
        (within) => {
          const details = {
            polygons: plan.polygonIds.size,
            added: change?.added.length ?? 0,
            removed: change?.removed.length ?? 0,
            changed: change?.changed.length ?? 0,
          }
          const act = { action: 'floorplan.put' as const, visibility, location, by, details }
          return recordLocationAct(within, this.#estate, act)
        },
        async (before) => {
          requireVisibleLocation(this.#estate, visibility, locationId)
          this.#requireVersion(before, by)
          change = await compare(before, plan)
        },
      ),
    )
    return toReport(plan, {
      stored: true,
      version: this.#estate.floorplans.versionOf(locationId),
      change: change ?? compareFloorplans(new Map(), plan.polygons),
      lost: [],
    })
  }

  /**
   * Tells what would become of a floorplan, and stores nothing.
   * @throws ProblemError `not_found`, `not_possible` where the floor can have none, `changed_meanwhile`.
   */
  async try(
    visibility: Visibility,
    locationId: string,
    plan: SentFloorplan,
    by: Administrator,
  ): Promise<FloorplanReport> {
    const lost = await translateEstateErrors(async () => this.#estate.floorplans.try(locationId, plan))
    const before = await this.#estate.floorplans.read(locationId)
    this.#requireVersion(before, by)
    requireVisibleLocation(this.#estate, visibility, locationId)
    const version = before && this.#estate.floorplans.tag(before)
    return toReport(plan, { stored: false, version, change: await compare(before, plan), lost })
  }

  /**
   * Deletes the floorplan of a floor. @throws ProblemError `not_found`, `not_possible`, `changed_meanwhile`.
   */
  async delete(visibility: Visibility, locationId: string, by: Administrator): Promise<void> {
    const location = requireVisibleLocation(this.#estate, visibility, locationId)
    const act = { action: 'floorplan.deleted' as const, visibility, location, by }
    await translateEstateErrors(() =>
      this.#estate.floorplans.delete(
        locationId,
        (within) => recordLocationAct(within, this.#estate, act),
        (before) => {
          requireVisibleLocation(this.#estate, visibility, locationId)
          this.#requireVersion(before, by)
        },
      ),
    )
  }

  #requireVersion(before: Buffer | undefined, by: Administrator): void {
    by.requireVersion?.(before && this.#estate.floorplans.tag(before))
  }
}

/** Compares with the plan before; that of a large one is read in a turn of its own. */
async function compare(before: Buffer | undefined, { polygons }: SentFloorplan): Promise<FloorplanChange> {
  if (!before) return compareFloorplans(new Map(), polygons)
  await takeTurn()
  return compareFloorplans(await listPolygons(JSON.parse(String(before))), polygons)
}

interface Outcome {
  readonly stored: boolean
  /** Of the plan that the floor has now. */
  readonly version: string | undefined
  readonly change: FloorplanChange
  readonly lost: readonly Tie[]
}

function toReport(plan: SentFloorplan, { stored, version, change, lost }: Outcome): FloorplanReport {
  return {
    stored,
    can_be_stored: plan.faultCount === 0 && lost.length === 0,
    version: version ?? null,
    features: plan.featureIds.length,
    added: toList(change.added),
    removed: toList(change.removed),
    changed: toList(change.changed),
    unchanged: change.unchanged,
    lost: {
      count: lost.length,
      sensors: lost
        .slice(0, maxReportedMistakes)
        .map(({ sensorId, polygonId }) => ({ sensor_id: sensorId, polygon_id: polygonId })),
    },
    mistakes: {
      count: plan.faultCount,
      places: plan.faults.map(({ pointer, detail }) => {
        const index = /^\/features\/(\d+)/.exec(pointer)?.[1]
        const id = index === undefined ? undefined : plan.featureIds[Number(index)]
        return {
          pointer,
          detail,
          feature_index: index === undefined ? null : Number(index),
          feature_id: toFeatureId(id),
        }
      }),
    },
  }
}

function toList(ids: readonly string[]): { count: number; ids: string[] } {
  return { count: ids.length, ids: ids.slice(0, maxReportedPolygons) }
}

function findFeatureId(feature: unknown): unknown {
  const { id, properties } = (feature ?? {}) as { id?: unknown; properties?: unknown }
  return id ?? ((properties ?? {}) as { id?: unknown }).id
}

function toFeatureId(id: unknown): string | null {
  if (typeof id === 'number') return String(id)
  return typeof id === 'string' && id !== '' && id.length <= 200 ? id : null
}
