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
  /** The silent sensors and their owners, and the sensors of each owner. */
  readonly #silent = new Map<string, string | undefined>()
  readonly #silentOf = new Map<string | undefined, Set<string>>()
  readonly #findOwner: (sensorId: string) => string | undefined

  /** @param findOwner finds whose sensor it is when it falls silent. */
  constructor(findOwner: (sensorId: string) => string | undefined) {
    this.#findOwner = findOwner
  }

  /** Notes that a sensor was heard, and is silent after `deadlineMs` unless that is put off again. */
  hear(sensorId: string, deadlineMs: number): void {
    const isQueued = this.#deadlinesMs.has(sensorId) && !this.#forgetSilence(sensorId)
    this.#deadlinesMs.set(sensorId, deadlineMs)
    if (!isQueued) this.#queue.add(sensorId, deadlineMs)
  }

  /** Forgets a sensor: nothing of it is known any more. */
  forget(sensorId: string): void {
    this.#forgetSilence(sensorId)
    this.#deadlinesMs.delete(sensorId)
  }

  /** Lets time go by. @returns the sensors that fell silent since the last call. */
  advance(nowMs: number): string[] {
    const fallen: string[] = []
    for (let id = this.#queue.takeBefore(nowMs); id !== undefined; id = this.#queue.takeBefore(nowMs)) {
      const deadlineMs = this.#deadlinesMs.get(id)
      if (deadlineMs === undefined) continue // it was forgotten
      if (deadlineMs >= nowMs) this.#queue.add(id, deadlineMs)
      else {
        this.#noteSilence(id)
        fallen.push(id)
      }
    }
    return fallen
  }

  /** Finds when a sensor falls silent unless it is heard again, Unix milliseconds; 0 when it is not known. */
  deadlineOf(sensorId: string): number {
    return this.#deadlinesMs.get(sensorId) ?? 0
  }

  /** Lists the silent sensors of an owner. Whoever reads it slowly sees the changes meanwhile. */
  silentSensorsOf(owner: string): Iterable<string> {
    return this.#silentOf.get(owner) ?? []
  }

  /** Finds since when a sensor is silent, Unix milliseconds; `undefined` while it is not. */
  silentSince(sensorId: string): number | undefined {
    return this.#silent.has(sensorId) ? this.#deadlinesMs.get(sensorId) : undefined
  }

  #noteSilence(sensorId: string): void {
    const owner = this.#findOwner(sensorId)
    this.#silent.set(sensorId, owner)
    const ofOwner = this.#silentOf.get(owner) ?? new Set()
    this.#silentOf.set(owner, ofOwner.add(sensorId))
  }

  /** @returns false when it was not silent. */
  #forgetSilence(sensorId: string): boolean {
    this.#silentOf.get(this.#silent.get(sensorId))?.delete(sensorId)
    return this.#silent.delete(sensorId)
  }
}
