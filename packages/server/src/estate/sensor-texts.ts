import type { Estate } from './estate.ts'
import { toSensorOutput } from './estate-output.ts'
import type { LatestValue } from './latest-value.ts'
import type { Sensor } from './sensor.ts'

interface Known {
  readonly latest: readonly LatestValue[]
  readonly timeZone: string | undefined
  readonly text: string
}

/** Formats sensors with their latest data in JSON, each once until it changes. */
export class SensorTexts {
  readonly #estate: Estate
  /** A sensor that changes is another object. */
  readonly #known = new WeakMap<Sensor, Known>()

  constructor(estate: Estate) {
    this.#estate = estate
  }

  /**
   * Formats a `SensorOutput` with all fields. @param latest the very same list as long as its values are the
   * same.
   */
  of(sensor: Sensor, latest: readonly LatestValue[]): string {
    const timeZone = this.#estate.findLocation(sensor.locationId)?.timeZone
    const known = this.#known.get(sensor)
    if (known && known.latest === latest && known.timeZone === timeZone) return known.text
    const text = JSON.stringify(toSensorOutput(this.#estate, sensor, latest, undefined))
    this.#known.set(sensor, { latest, timeZone, text })
    return text
  }
}
