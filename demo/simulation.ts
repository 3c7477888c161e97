import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { type SimulationOrder, type SimulationReport, stopMessage } from './simulation-messages.ts'

/** The simulation, running in a thread of its own. */
export interface Simulation {
  /** Resolves when the thread has ended after `stop`; rejects with what ended it otherwise. */
  readonly ended: Promise<void>
  /** Ends the thread; readings that were not sent yet are made again by the next start. */
  stop(): Promise<void>
}

/** Starts the simulation thread. `onReport` is called for each of its reports, in their order. */
export function startSimulation(
  order: SimulationOrder,
  onReport: (report: SimulationReport) => void,
): Simulation {
  const worker = new Worker(new URL('./simulation-worker.ts', import.meta.url), { workerData: order })
  worker.on('message', onReport)
  const ended = once(worker, 'exit').then(() => {}) // rejects on 'error', which comes first
  return {
    ended,
    async stop() {
      worker.postMessage(stopMessage)
      await ended
    },
  }
}
