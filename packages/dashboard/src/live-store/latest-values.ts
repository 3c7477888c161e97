/** A value and when it was measured, Unix seconds. */
export interface Datum {
  readonly time: number
  readonly value: number
  /** Set on what no sensor reported: it follows from silence, or from its end. */
  readonly derived?: boolean
}

/** A datum and what it is of. */
export interface SensorDatum extends Datum {
  readonly sensor_id: string
  readonly var_name: string
}

/** A sensor with its latest data, as snapshots have it. */
export interface SnapshotSensor {
  readonly sensor_id: string
  readonly data?: readonly (Omit<Datum, 'value'> & { readonly var_name: string; readonly value?: number })[]
}

/**
 * The newest datum of each series, of the sensors that are shown. Whoever shows one is told when it changes.
 */
export interface LatestValues {
  find(sensorId: string, varName: string): Datum | undefined
  /** Finds when a sensor last reported anything, Unix seconds; what is derived it did not report. */
  findLastHeard(sensorId: string): number | undefined
  /** Takes what was measured. What is older than what is known changes nothing. */
  put(readings: Iterable<SensorDatum>): void
  /** Takes what follows from silence or from its end: it holds whatever its time is. */
  replace(readings: Iterable<SensorDatum>): void
  /**
   * Takes the sensors of a snapshot, and forgets the others, of which events may have told meanwhile. What
   * was derived holds no longer than the server says so.
   */
  seed(sensors: readonly SnapshotSensor[]): void
  /** Rises with each change. */
  version(): number
  /** Calls `listener` once after changes of a sensor. @returns ends that. */
  subscribe(sensorId: string, listener: () => void): () => void
  /** Calls `listener` once after changes of any sensor. @returns ends that. */
  subscribeToAll(listener: () => void): () => void
}

/**
 * Makes an empty store.
 *
 * @param schedule calls what it is given once, soon: all changes until then are told together.
 */
export function createLatestValues(schedule: (tell: () => void) => void): LatestValues {
  const sensors = new Map<string, Map<string, Datum>>()
  const listeners = new Map<string, Set<() => void>>()
  const listenersToAll = new Set<() => void>()
  const changed = new Set<string>()
  let version = 0
  let isScheduled = false

  const tell = () => {
    isScheduled = false
    const ids = [...changed]
    changed.clear()
    for (const id of ids) for (const listener of listeners.get(id) ?? []) listener()
    for (const listener of listenersToAll) listener()
  }
  const note = (sensorId: string) => {
    version += 1
    changed.add(sensorId)
    if (isScheduled) return
    isScheduled = true
    schedule(tell)
  }
  const set = (
    { sensor_id, var_name, time, value, derived = false }: SensorDatum,
    holds: (known: Datum) => boolean,
  ) => {
    const series = sensors.get(sensor_id) ?? new Map<string, Datum>()
    const known = series.get(var_name)
    if (known) {
      const isSame = known.time === time && known.value === value && (known.derived ?? false) === derived
      if (isSame || (known.time > time && holds(known))) return
    }
    series.set(var_name, { time, value, ...(derived && { derived }) })
    sensors.set(sensor_id, series)
    note(sensor_id)
  }

  return {
    find: (sensorId, varName) => sensors.get(sensorId)?.get(varName),
    findLastHeard: (sensorId) => {
      let newest: number | undefined
      for (const { time, derived } of sensors.get(sensorId)?.values() ?? [])
        if (!derived && (newest === undefined || time > newest)) newest = time
      return newest
    },
    put: (readings) => {
      for (const reading of readings) set(reading, isAny)
    },
    replace: (readings) => {
      for (const reading of readings) set(reading, isNone)
    },
    seed: (shown) => {
      const ids = new Set(shown.map(({ sensor_id }) => sensor_id))
      for (const id of sensors.keys()) if (!ids.has(id)) sensors.delete(id)
      for (const { sensor_id, data = [] } of shown)
        for (const { value, ...datum } of data)
          if (value !== undefined) set({ ...datum, sensor_id, value }, isReported)
    },
    version: () => version,
    subscribe: (sensorId, listener) => {
      const ofSensor = listeners.get(sensorId) ?? new Set()
      listeners.set(sensorId, ofSensor.add(listener))
      return () => {
        ofSensor.delete(listener)
        if (ofSensor.size === 0) listeners.delete(sensorId)
      }
    },
    subscribeToAll: (listener) => {
      listenersToAll.add(listener)
      return () => listenersToAll.delete(listener)
    },
  }
}

/** Which of the data that are known hold against older ones. */
const isAny = () => true
const isNone = () => false
const isReported = ({ derived }: Datum) => !derived
