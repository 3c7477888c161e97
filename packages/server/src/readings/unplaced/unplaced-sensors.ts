import { type hearingKinds, unplacedBounds, type VarName } from '@openlightfi/contract'
import type { Clock } from '../../clock.ts'
import { dayMs } from '../../day-ms.ts'
import { type Estate, isSensorId, type Visibility, walkUp } from '../../estate/index.ts'
import type { CheckedReading } from '../intake/check-reading.ts'

/** What posts readings: a client that acts for itself, a user, or a broker by its name. */
export interface HearingSource {
  readonly kind: (typeof hearingKinds)[number]
  readonly id: string
}

/** The bounds of what is kept. */
export type UnplacedBounds = Readonly<
  Record<'perSource' | 'atLeastPerSource' | 'perOrganisation' | 'inAll' | 'days', number>
>

/** A sensor as one source posted it. Times are Unix milliseconds. */
export interface Hearing {
  readonly sensorId: string
  readonly source: HearingSource
  readonly varNames: ReadonlySet<VarName>
  readonly firstHeardAtMs: number
  readonly lastHeardAtMs: number
  /** The newest time that a reading told. */
  readonly newestTimeMs: number
  readonly readings: number
}

interface Entry extends Hearing {
  readonly varNames: Set<VarName>
  lastHeardAtMs: number
  newestTimeMs: number
  readings: number
  /** What the source saw when it posted last. */
  locationIds: readonly string[]
}

/** The entries of a source by sensor, the one that was heard longest ago first. */
interface SourceEntries {
  readonly organisationId: string
  readonly entries: Map<string, Entry>
}

/**
 * Remembers, in memory, sensors whose readings were refused because nobody has placed them. What is kept is
 * bounded; where that is reached, what was heard longest ago gives way: of the source itself where it has its
 * least part, else of the source that has most. So nobody makes others be forgotten by making ids up.
 */
export class UnplacedSensors {
  readonly #estate: Pick<Estate, 'findSensor' | 'findLocation'>
  readonly #clock: Clock
  readonly #bounds: UnplacedBounds
  readonly #sources = new Map<string, SourceEntries>()
  readonly #counts = new Map<string, number>()
  #count = 0

  constructor(
    estate: Pick<Estate, 'findSensor' | 'findLocation'>,
    clock: Clock,
    bounds: UnplacedBounds = unplacedBounds,
  ) {
    this.#estate = estate
    this.#clock = clock
    this.#bounds = bounds
  }

  /** The number of entries that are kept. */
  get size(): number {
    return this.#count
  }

  /**
   * Notes a reading of a sensor that its source does not see. A sensor that anybody has placed is not noted,
   * and neither is what can be the id of no sensor.
   */
  note({ sensorId, varName, timeMs }: CheckedReading, source: HearingSource, visibility: Visibility): void {
    const { organisationId, locationIds } = visibility
    if (!isSensorId(sensorId) || this.#isPlaced(sensorId)) return
    const nowMs = this.#clock()
    const key = JSON.stringify([organisationId, source.kind, source.id])
    const kept = this.#sources.get(key) ?? { organisationId, entries: new Map<string, Entry>() }
    this.#sources.set(key, kept)
    const before = kept.entries.get(sensorId)
    const entry = before ?? {
      sensorId,
      source,
      varNames: new Set<VarName>(),
      firstHeardAtMs: nowMs,
      lastHeardAtMs: nowMs,
      newestTimeMs: timeMs,
      readings: 0,
      locationIds,
    }
    entry.varNames.add(varName)
    entry.lastHeardAtMs = nowMs
    entry.newestTimeMs = Math.max(entry.newestTimeMs, timeMs)
    entry.readings += 1
    entry.locationIds = locationIds
    // The last one of a map is the one that was put in last.
    kept.entries.delete(sensorId)
    kept.entries.set(sensorId, entry)
    if (before) return
    this.#add(organisationId, 1)
    this.#makeRoom(key, kept)
  }

  /**
   * Lists what was heard where a caller has something in sight, by sensor; of one sensor, the source that
   * posted last comes first.
   */
  list(visibility: Visibility): ReadonlyMap<string, readonly Hearing[]> {
    const { organisationId } = visibility
    this.#forgetSome()
    const overlaps = this.#createOverlap(visibility.locationIds)
    const heard = [...this.#sources.values()]
      .filter((source) => source.organisationId === organisationId)
      .flatMap(({ entries }) => [...entries.values()])
      .filter(({ locationIds }) => locationIds.some(overlaps))
      .sort((a, b) => b.lastHeardAtMs - a.lastHeardAtMs)
    return Map.groupBy(heard, ({ sensorId }) => sensorId)
  }

  /** Tells whether anybody has placed it: what another organisation has is nobody else's to see. */
  #isPlaced(sensorId: string): boolean {
    return this.#estate.findSensor(sensorId) !== undefined
  }

  /**
   * Creates the test whether a location lies in one of a list, or one of the list in it. Each location is
   * looked up once: callers and those that post may have a hundred each, and entries are many.
   */
  #createOverlap(locationIds: readonly string[]): (locationId: string) => boolean {
    const own = new Set(locationIds)
    const around = new Set(locationIds.flatMap((id) => [...walkUp(this.#estate, id)]))
    const known = new Map<string, boolean>()
    return (locationId) => {
      const overlaps =
        known.get(locationId) ??
        (around.has(locationId) || walkUp(this.#estate, locationId).some((id) => own.has(id)))
      known.set(locationId, overlaps)
      return overlaps
    }
  }

  #makeRoom(key: string, kept: SourceEntries): void {
    const { perSource, atLeastPerSource, perOrganisation, inAll } = this.#bounds
    const isOrganisationFull = (this.#counts.get(kept.organisationId) ?? 0) > perOrganisation
    const isFull = isOrganisationFull || this.#count > inAll
    const gives = kept.entries.size > (isFull ? atLeastPerSource : perSource)
    if (gives) this.#forgetOldest(key)
    else if (isFull)
      this.#forgetOldest(this.#findLargest(isOrganisationFull ? kept.organisationId : undefined))
  }

  /** Finds the source with most entries. @param organisationId undefined for those of all organisations. */
  #findLargest(organisationId: string | undefined): string {
    let [largest, size] = ['', 0]
    for (const [key, source] of this.#sources) {
      const counts = organisationId === undefined || source.organisationId === organisationId
      if (counts && source.entries.size > size) [largest, size] = [key, source.entries.size]
    }
    return largest
  }

  #forgetOldest(key: string): void {
    const oldest = this.#sources.get(key)?.entries.keys().next()
    if (oldest?.done === false) this.#forget(key, oldest.value)
  }

  /** Forgets what is placed by now, and what was not heard for long. */
  #forgetSome(): void {
    const fromMs = this.#clock() - this.#bounds.days * dayMs
    for (const [key, { entries }] of this.#sources)
      for (const { sensorId, lastHeardAtMs } of entries.values())
        if (lastHeardAtMs < fromMs || this.#isPlaced(sensorId)) this.#forget(key, sensorId)
  }

  #forget(key: string, sensorId: string): void {
    const kept = this.#sources.get(key)
    if (!kept?.entries.delete(sensorId)) return
    if (kept.entries.size === 0) this.#sources.delete(key)
    this.#add(kept.organisationId, -1)
  }

  #add(organisationId: string, more: number): void {
    this.#count += more
    const count = (this.#counts.get(organisationId) ?? 0) + more
    if (count === 0) this.#counts.delete(organisationId)
    else this.#counts.set(organisationId, count)
  }
}
