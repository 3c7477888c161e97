import { tagText } from '../http/entity-tag.ts'
import type { EstateRepository } from '../storage/relational/estate-repository.ts'
import type { Alongside } from '../storage/relational/transaction.ts'
import type { Floorplan } from './check-floorplan.ts'
import type { EstateState, PlanFacts } from './estate-state.ts'
import type { EstateWrites } from './estate-writes.ts'
import type { Tie } from './floorplan-ties.ts'

/**
 * Looks at the GeoJSON text of a plan before it is changed or deleted, in the turn of that; undefined where
 * there is none. When it rejects, nothing is done.
 */
export type PreparePlanChange = (before: Buffer | undefined) => Promise<void> | void

/**
 * The floorplans of the estate. Their texts are read when somebody asks, and shared by all who read at the
 * same time; the tag that stands for a text is reckoned once.
 */
export class Floorplans {
  readonly #state: EstateState
  readonly #writes: EstateWrites
  readonly #repository: Pick<EstateRepository, 'findFloorplan'>
  readonly #texts = new WeakMap<PlanFacts, WeakRef<Buffer>>()
  readonly #tags = new WeakMap<Buffer, string>()
  readonly #versions = new WeakMap<PlanFacts, string>()

  constructor(state: EstateState, writes: EstateWrites, repository: Pick<EstateRepository, 'findFloorplan'>) {
    this.#state = state
    this.#writes = writes
    this.#repository = repository
  }

  /**
   * Returns a text that stands for the floorplan of a floor, the same for the same text; undefined when it
   * has none, or it was not read yet since the start.
   */
  versionOf(locationId: string): string | undefined {
    const plan = this.#state.planOf(locationId)
    return plan && this.#versions.get(plan)
  }

  /** Returns the same text for a floorplan that was read. */
  tag(geojson: Buffer): string {
    const tag = this.#tags.get(geojson) ?? tagText(geojson)
    this.#tags.set(geojson, tag)
    return tag
  }

  /** Measures the floorplan of a floor, bytes; undefined when it has none. */
  measure(locationId: string): number | undefined {
    return this.#state.planOf(locationId)?.bytes
  }

  /**
   * Reads the floorplan of a floor as GeoJSON text, the same bytes for all readers; undefined when it has
   * none.
   */
  async read(locationId: string): Promise<Buffer | undefined> {
    const plan = this.#state.planOf(locationId)
    const shared = plan && this.#texts.get(plan)?.deref()
    if (!plan || shared) return shared
    const row = await this.#repository.findFloorplan(locationId)
    if (!row) return undefined
    const bytes = this.#texts.get(plan)?.deref() ?? Buffer.from(row.geojson)
    this.#texts.set(plan, new WeakRef(bytes))
    this.#versions.set(plan, this.tag(bytes))
    return bytes
  }

  /**
   * Gives a floor a floorplan, in place of the one before.
   * @param prepare looks at the one before first, and may refuse to go on.
   * @throws EstateError when it is gone or no floor, or a polygon that sensors are tied to is not in the
   *   plan.
   */
  put(
    locationId: string,
    { geojson, polygonIds }: Floorplan,
    alongside?: Alongside,
    prepare?: PreparePlanChange,
  ): Promise<void> {
    return this.#writes.run(async () => {
      await prepare?.(await this.read(locationId))
      const floor = this.#state.requireFloorFor(locationId, { geojson, polygonIds })
      const bytes = Buffer.byteLength(geojson)
      this.#state.requirePolygonsInUse(floor, polygonIds)
      const polygon_ids = JSON.stringify([...polygonIds])
      const row = { location_id: locationId, geojson, polygon_ids }
      await this.#writes.commit(undefined, alongside, (estate) => estate.putFloorplan(row))
      const change = this.#state.planOf(locationId) ? 'changed' : 'created'
      const plan = { polygonIds, bytes }
      this.#versions.set(plan, tagText(geojson))
      this.#state.setPlan(locationId, plan)
      this.#writes.tell({ kind: 'floorplan', locationId, change })
    })
  }

  /**
   * Lists the sensors of a floor that are tied to polygons which a plan lacks, and stores nothing.
   * @throws EstateError when the floor is gone or none, or there is no room for the plan.
   */
  try(locationId: string, plan: Floorplan): Tie[] {
    const floor = this.#state.requireFloorFor(locationId, plan)
    return this.#state.listLostTies(floor, plan.polygonIds)
  }

  /**
   * @param prepare looks at the plan first, and may refuse to go on.
   * @throws EstateError when the floor is gone, or sensors are tied to polygons of the plan.
   */
  delete(locationId: string, alongside?: Alongside, prepare?: PreparePlanChange): Promise<void> {
    return this.#writes.run(async () => {
      await prepare?.(await this.read(locationId))
      this.#state.requireNoTies(this.#state.requireLocation(locationId))
      await this.#writes.commit(undefined, alongside, (estate) => estate.deleteFloorplan(locationId))
      const isThere = this.#state.planOf(locationId) !== undefined
      this.#state.setPlan(locationId, undefined)
      if (isThere) this.#writes.tell({ kind: 'floorplan', locationId, change: 'removed' })
    })
  }
}
