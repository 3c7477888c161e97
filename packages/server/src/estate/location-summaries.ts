import type { LocationSummary, PlaceSummary, VarName } from '@openlightfi/contract'
import type { Clock } from '../clock.ts'
import type { Caller } from '../http/caller.ts'
import { type PageQuery, paginate } from '../http/paginate.ts'
import { Places } from '../places.ts'
import type { Estate } from './estate.ts'
import { createFindBands } from './find-bands.ts'
import { findSensorStatus, type SensorReports } from './find-sensor-status.ts'
import type { Location } from './location.ts'
import { type CountRules, PlaceCounts, summedVarNames } from './place-counts.ts'
import type { Sensor } from './sensor.ts'
import { isMoreThanOneTurn, SlicedWork } from './sliced-work.ts'

/** Summaries of more sensors and locations than those of one turn. */
const summaries = {
  what: 'summaries of locations are being counted',
  held: { perCaller: 2, perOrganisation: 4, inAll: 8 },
  waiting: { perCaller: 32, perOrganisation: 128, inAll: 512 },
  retryAfterS: 2,
} as const

/** The parts with which summaries are counted. */
export interface SummaryParts {
  readonly estate: Estate
  readonly reports: SensorReports
  readonly clock: Clock
}

/** Whoever asks, and the end of the interest in it. */
export interface SummaryRequest {
  readonly caller: Caller
  /** Finds the location. @throws ProblemError `not_found`. */
  findLocation(caller: Caller): Location
  readonly query: PageQuery & { readonly var_name?: readonly VarName[] | undefined }
  /** See `OperationRequest`. */
  watch(): AbortSignal
  admitAgain(): Promise<Caller>
}

/** The sensors of a place: a list for each location in it. None of the lists changes afterwards. */
type SensorLists = readonly (readonly Sensor[])[]

/** Counts the sensors of locations in memory, in slices. */
export class LocationSummaries {
  readonly #parts: SummaryParts
  readonly #places = new Places(summaries)

  constructor(parts: SummaryParts) {
    this.#parts = parts
  }

  /**
   * Counts what is in a location at the caller's turn.
   * @throws PlacesTakenError when too many count; the errors of `findLocation`, of `admitAgain` and of the
   *   signal.
   */
  async read(request: SummaryRequest): Promise<LocationSummary> {
    const { caller, findLocation, query } = request
    const location = findLocation(caller)
    if (!isMoreThanOneTurn(this.#parts.estate, [location])) return this.#count(location, query)
    const signal = request.watch()
    return this.#places.run({ holder: caller, signal }, async () => {
      const work = new SlicedWork(signal)
      await work.takeTurn() // to list what is in very many locations takes milliseconds
      return this.#count(findLocation(await request.admitAgain()), query, work)
    })
  }

  #listSensors(top: Location): SensorLists {
    const { estate } = this.#parts
    return [...estate.subtreeOf(top)].map(({ locationId }) => estate.sensorsIn(locationId))
  }

  async #count(
    location: Location,
    query: SummaryRequest['query'],
    work = new SlicedWork(),
  ): Promise<LocationSummary> {
    const { estate, reports, clock } = this.#parts
    reports.noteSilences()
    const nowMs = clock()
    const varNames = query.var_name ?? summedVarNames
    const findBands = createFindBands(estate)
    const rules: CountRules = { reports, findBands, nowMs, varNames: [...new Set(varNames)] }
    const children = estate.childrenOf(location.locationId)
    const page = paginate(children, query, ({ locationId }) => locationId)
    const onPage = new Set(page.data)
    // All lists are taken before the first turn, so that a sensor that moves meanwhile is counted once.
    const places = children.map((child) => ({ child, lists: this.#listSensors(child) }))
    const total = new PlaceCounts(rules)
    await this.#add([estate.sensorsIn(location.locationId)], [total], work)
    const counted = new Map<Location, PlaceSummary>()
    for (const { child, lists } of places) {
      const own = onPage.has(child) ? new PlaceCounts(rules) : undefined
      await this.#add(lists, own ? [total, own] : [total], work)
      if (own) counted.set(child, own.toSummary(child))
    }
    return {
      time: nowMs / 1000,
      location: total.toSummary(location),
      children: page.data.flatMap((child) => counted.get(child) ?? []),
      next_cursor: page.next_cursor,
    }
  }

  async #add(lists: SensorLists, counts: readonly PlaceCounts[], work: SlicedWork): Promise<void> {
    for (const list of lists) {
      const ofList = work.look()
      if (ofList) await ofList
      for (const sensor of list) {
        const turn = work.look()
        if (turn) await turn
        const status = findSensorStatus(this.#parts.reports, sensor)
        for (const count of counts) count.add(sensor, status)
      }
    }
  }
}
