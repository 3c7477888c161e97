import { DeadlineQueue } from './deadline-queue.ts'

/**
 * Knows which sensors are silent. A datum costs a look into a map. Passing time costs only the sensors whose
 * deadline was due, as it was when they were put into the queue.
 */
export class SilenceWatch {
  /** The time when each sensor falls silent unless it is heard again. */
  readonly #deadlinesMs = new Map<string, number>()
  /** Each sensor that is not silent once, never later than its deadline. */
  readonly #queue = new DeadlineQueue()
  readonly #silent = new Set<string>()

  /** Notes that a sensor was heard, and is silent after `deadlineMs` unless that is put off again. */
  hear(sensorId: string, deadlineMs: number): void {
    const isQueued = this.#deadlinesMs.has(sensorId) && !this.#silent.delete(sensorId)
    this.#deadlinesMs.set(sensorId, deadlineMs)
    if (!isQueued) this.#queue.add(sensorId, deadlineMs)
  }

  /** Lets time go by. @returns the sensors that fell silent since the last call. */
  advance(nowMs: number): string[] {
    const fallen: string[] = []
    for (let id = this.#queue.takeBefore(nowMs); id !== undefined; id = this.#queue.takeBefore(nowMs)) {
      const deadlineMs = this.#deadlinesMs.get(id) ?? 0
      if (deadlineMs >= nowMs) this.#queue.add(id, deadlineMs)
      else {
        this.#silent.add(id)
        fallen.push(id)
      }
    }
    return fallen
  }

  /** Finds when a sensor falls silent unless it is heard again, Unix milliseconds; 0 when it is not known. */
  deadlineOf(sensorId: string): number {
    return this.#deadlinesMs.get(sensorId) ?? 0
  }

  /** Lists the silent sensors. Whoever reads it slowly sees the changes meanwhile. */
  get silentSensors(): Iterable<string> {
    return this.#silent
  }

  /** Finds since when a sensor is silent, Unix milliseconds; `undefined` while it is not. */
  silentSince(sensorId: string): number | undefined {
    return this.#silent.has(sensorId) ? this.#deadlinesMs.get(sensorId) : undefined
  }
}
