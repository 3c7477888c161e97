import type { VarName } from '@openlightfi/contract'
import type { DerivedStatus } from './latest-values.ts'

interface Heard {
  /** The time since when the sensor was silent, Unix milliseconds. */
  readonly sinceMs: number
  newestMs: number
  /** The time of the first datum behind the beginning of the silence. */
  firstMs: number | undefined
  readonly reportsMs: Set<number>
}

/** Gathers the data of one commit for sensors that were silent, and finds those that are heard again. */
export class HeardAgain {
  readonly #heard = new Map<string, Heard>()

  /** Tells whether a datum of that sensor was noted. */
  has(sensorId: string): boolean {
    return this.#heard.has(sensorId)
  }

  /** Notes a datum of a sensor. @param sinceMs the time since when it is silent; the first one counts. */
  note(sensorId: string, sinceMs: number, varName: VarName, timeMs: number): void {
    const heard = this.#heard.get(sensorId) ?? {
      sinceMs,
      newestMs: timeMs,
      firstMs: undefined,
      reportsMs: new Set(),
    }
    this.#heard.set(sensorId, heard)
    heard.newestMs = Math.max(heard.newestMs, timeMs)
    if (timeMs > heard.sinceMs) heard.firstMs = Math.min(heard.firstMs ?? timeMs, timeMs)
    if (varName === 'onlineStatus') heard.reportsMs.add(timeMs)
  }

  /**
   * Lists the sensors that were heard again: at their first datum behind the beginning of the silence, or at
   * their newest where late data show that there was none. A report of the sensor itself says so already.
   * @param isHeard tells whether a sensor is not silent by now.
   */
  list(isHeard: (sensorId: string) => boolean): DerivedStatus[] {
    return [...this.#heard].flatMap(([sensorId, { firstMs, newestMs, reportsMs }]) => {
      const timeMs = firstMs ?? (isHeard(sensorId) ? newestMs : undefined)
      return timeMs === undefined || reportsMs.has(timeMs) ? [] : [{ sensorId, timeMs, value: 1 as const }]
    })
  }
}
