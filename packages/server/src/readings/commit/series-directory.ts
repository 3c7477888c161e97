import type { VarName } from '@openlightfi/contract'
import type { Series, SeriesRepository } from '../../storage/relational/series-repository.ts'

/** Knows which integer stands for which variable of which sensor, in memory and both ways. */
export class SeriesDirectory {
  readonly #repository: SeriesRepository
  readonly #bySensor = new Map<string, Map<VarName, number>>()
  readonly #byId = new Map<number, Series>()

  private constructor(repository: SeriesRepository) {
    this.#repository = repository
  }

  /** Loads all series. */
  static async load(repository: SeriesRepository): Promise<SeriesDirectory> {
    const directory = new SeriesDirectory(repository)
    for (const series of await repository.list()) directory.#add(series)
    return directory
  }

  /** Finds the series id, or `undefined` when the sensor never reported the variable. */
  find(sensorId: string, varName: VarName): number | undefined {
    return this.#bySensor.get(sensorId)?.get(varName)
  }

  /** Lists the variables that a sensor ever reported, by name. */
  variablesOf(sensorId: string): VarName[] {
    return [...(this.#bySensor.get(sensorId)?.keys() ?? [])].sort()
  }

  /** Lists all series, in no defined order. */
  list(): Series[] {
    return [...this.#byId.values()]
  }

  /** Finds the sensor and variable of an id. */
  get(seriesId: number): Series | undefined {
    return this.#byId.get(seriesId)
  }

  /**
   * Makes sure that every pair has an id, except for sensors that do not exist any more. The ids are
   * committed when the promise resolves, and from then on their sensors cannot be deleted.
   */
  async ensure(pairs: readonly { readonly sensorId: string; readonly varName: VarName }[]): Promise<void> {
    const missing = new Map<string, { sensorId: string; varName: VarName }>()
    for (const { sensorId, varName } of pairs) {
      if (this.find(sensorId, varName) === undefined)
        missing.set(`${sensorId} ${varName}`, { sensorId, varName })
    }
    for (const series of await this.#repository.findOrCreate([...missing.values()])) this.#add(series)
  }

  #add(series: Series): void {
    const ofSensor = this.#bySensor.get(series.sensorId) ?? new Map<VarName, number>()
    ofSensor.set(series.varName as VarName, series.seriesId)
    this.#bySensor.set(series.sensorId, ofSensor)
    this.#byId.set(series.seriesId, series)
  }
}
