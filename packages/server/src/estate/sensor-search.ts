import type { Caller } from '../http/caller.ts'
import { limitOf, type Page, type PageQuery, readCursor, toCursor } from '../http/paginate.ts'
import { Places } from '../places.ts'
import type { Estate } from './estate.ts'
import type { FindFaults } from './find-faults.ts'
import type { SensorReports } from './find-sensor-status.ts'
import { listPlaceNames } from './list-place-names.ts'
import type { Location } from './location.ts'
import type { Sensor } from './sensor.ts'
import { buildSensorFilter, buildSensorWeight, type SensorWishes } from './sensor-filter.ts'
import { isMoreThanOneTurn, SlicedWork } from './sliced-work.ts'

/** Searches among more sensors and locations than those of one turn. */
const searches = {
  what: 'lists of sensors are being searched',
  held: { perCaller: 2, perOrganisation: 4, inAll: 8 },
  waiting: { perCaller: 32, perOrganisation: 128, inAll: 512 },
  retryAfterS: 2,
} as const

/** Whoever searches, and the end of the interest in it. */
export interface SearchRequest {
  readonly caller: Caller
  /** Finds the tops of the subtrees to search, none of which lies in another. */
  findTops(caller: Caller): readonly Location[]
  readonly query: SensorWishes & PageQuery
  /** Finds the faults of sensors, of one answer. */
  readonly findFaults: FindFaults
  /** See `OperationRequest`. */
  watch(): AbortSignal
  admitAgain(): Promise<Caller>
}

/**
 * Finds pages of sensors by id. A page is picked in one pass over the sensors in sight, some thousand in each
 * round of the event loop, and nothing is sorted but the page.
 */
export class SensorSearch {
  readonly #estate: Estate
  readonly #reports: SensorReports
  readonly #places = new Places(searches)

  constructor(estate: Estate, reports: SensorReports) {
    this.#estate = estate
    this.#reports = reports
  }

  /**
   * Finds one page, of the estate as it is at the caller's turn.
   * @throws PlacesTakenError when too many search; the errors of `findTops`, of `admitAgain` and of the
   *   signal.
   */
  async find(request: SearchRequest): Promise<Page<Sensor>> {
    const { query } = request
    const picked = new SmallestIds(limitOf(query) + 1, readCursor(query))
    await this.#search(request, picked)
    return toPage(picked.sensors, query)
  }

  /** Finds all sensors of all pages, location by location, as {@link find} finds one page. */
  async findAll(request: SearchRequest): Promise<readonly Sensor[]> {
    const sensors: Sensor[] = []
    await this.#search(request, { takes: () => true, add: (sensor) => void sensors.push(sensor) })
    return sensors
  }

  async #search(request: SearchRequest, picked: Picked): Promise<void> {
    const { caller, findTops } = request
    const tops = findTops(caller)
    if (!isMoreThanOneTurn(this.#estate, tops)) return this.#pick(request, caller, tops, picked)
    const signal = request.watch()
    return this.#places.run({ holder: caller, signal }, async () => {
      const work = new SlicedWork(signal)
      await work.takeTurn() // to list what is in very many locations takes milliseconds
      const admitted = await request.admitAgain()
      return this.#pick(request, admitted, findTops(admitted), picked, work)
    })
  }

  /** Lists the sensors of each location that has some. None of the lists changes afterwards. */
  #listSensors(tops: readonly Location[]): (readonly Sensor[])[] {
    const lists: (readonly Sensor[])[] = []
    for (const top of tops) {
      for (const { locationId } of this.#estate.subtreeOf(top)) {
        const sensors = this.#estate.sensorsIn(locationId)
        if (sensors.length > 0) lists.push(sensors)
      }
    }
    return lists
  }

  async #pick(
    { query, findFaults }: SearchRequest,
    caller: Caller,
    tops: readonly Location[],
    picked: Picked,
    work = new SlicedWork(),
  ): Promise<void> {
    const lists = this.#listSensors(tops)
    this.#reports.noteSilences()
    const passes = buildSensorFilter(
      {
        reports: this.#reports,
        findFaults,
        listPlaceNames: (locationId) => listPlaceNames(this.#estate, caller, locationId, tops),
      },
      query,
    )
    const weigh = buildSensorWeight(query)
    for (const list of lists) {
      for (const sensor of list) {
        const turn = work.look(weigh(sensor))
        if (turn) await turn
        if (picked.takes(sensor) && passes(sensor)) picked.add(sensor)
      }
    }
  }
}

/** Keeps the sensors that a search is for. */
interface Picked {
  /** Tells whether a sensor would be kept. */
  takes(sensor: Sensor): boolean
  add(sensor: Sensor): void
}

function toPage(picked: readonly Sensor[], query: PageQuery): Page<Sensor> {
  const data = picked.slice(0, limitOf(query))
  const last = data.at(-1)
  const hasMore = picked.length > data.length && last !== undefined
  return { data, next_cursor: hasMore ? toCursor(last.sensorId) : null }
}

/** Keeps the sensors with the smallest ids behind one, in their order. */
class SmallestIds implements Picked {
  readonly #count: number
  readonly #after: string | undefined
  readonly sensors: Sensor[] = []

  constructor(count: number, after: string | undefined) {
    this.#count = count
    this.#after = after
  }

  takes({ sensorId }: Sensor): boolean {
    if (this.#after !== undefined && sensorId <= this.#after) return false
    const largest = this.sensors.at(-1)
    return largest === undefined || this.sensors.length < this.#count || sensorId < largest.sensorId
  }

  add(sensor: Sensor): void {
    let [low, high] = [0, this.sensors.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      const other = this.sensors[middle]
      if (other !== undefined && other.sensorId < sensor.sensorId) low = middle + 1
      else high = middle
    }
    this.sensors.splice(low, 0, sensor)
    if (this.sensors.length > this.#count) this.sensors.pop()
  }
}
