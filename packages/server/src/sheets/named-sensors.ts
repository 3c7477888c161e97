import { type LocalClock, LocalClocks } from './local-clock.ts'
import { buildTextColumn, type SheetColumn } from './sheet-columns.ts'

/** What people call a sensor and where it is. */
export interface SensorNames {
  readonly name: string
  /** The names of the locations it lies in, the topmost first. */
  readonly place: string
  /** IANA name. */
  readonly timeZone: string
}

/** Finds the names of a sensor; nothing for one that is gone, or out of sight. */
export type FindSensorNames = (sensorId: string) => SensorNames | undefined

/** The names and clocks of sensors whose rows follow one another. It keeps those of one sensor. */
export class NamedSensors {
  readonly #find: FindSensorNames
  readonly #clocks = new LocalClocks()
  #sensorId = ''
  #names: SensorNames | undefined

  constructor(find: FindSensorNames) {
    this.#find = find
  }

  /** Finds the names of a sensor. */
  find(sensorId: string): SensorNames | undefined {
    if (sensorId !== this.#sensorId) {
      this.#sensorId = sensorId
      this.#names = this.#find(sensorId)
    }
    return this.#names
  }

  /** Finds the clock of the place of a sensor. */
  findClock(sensorId: string): LocalClock | undefined {
    const timeZone = this.find(sensorId)?.timeZone
    return timeZone === undefined ? undefined : this.findClockOf(timeZone)
  }

  /** Finds the clock of a time zone. */
  findClockOf(timeZone: string): LocalClock {
    return this.#clocks.find(timeZone)
  }
}

/** Builds the columns that say of which sensor a row is. */
export function buildSensorColumns<Row>(
  sensors: NamedSensors,
  readId: (row: Row) => string,
): SheetColumn<Row>[] {
  return [
    buildTextColumn('Sensor', 28, (row) => sensors.find(readId(row))?.name),
    buildTextColumn('Sensor id', 20, readId),
    buildTextColumn('Place', 40, (row) => sensors.find(readId(row))?.place),
  ]
}
