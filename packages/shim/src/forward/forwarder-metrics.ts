import { Counter, Gauge, type Registry } from 'prom-client'
import type { ForwarderObserver } from './forwarder.ts'
import type { ForwarderConfig } from './forwarder-config.ts'
import type { ForwarderHealth } from './forwarder-state.ts'

/** The metrics of all forwarders of a shim. */
export interface ForwarderMetrics {
  /** Counts for one forwarder, from 0. */
  observe(config: ForwarderConfig): ForwarderObserver
  /** Takes them all out of the registry. */
  remove(): void
}

const names = {
  delivered: 'lightfi_forwarder_readings_delivered_total',
  refused: 'lightfi_forwarder_readings_refused_total',
  failures: 'lightfi_forwarder_failures_total',
  failing: 'lightfi_forwarder_failing',
  stopped: 'lightfi_forwarder_stopped',
} as const

/**
 * Puts the metrics of forwarders into a registry; all have the labels `forwarder` and `type`.
 * @param readAll reads the state of the forwarders whenever the metrics are read.
 */
export function createForwarderMetrics(
  registry: Registry,
  readAll: () => readonly ForwarderHealth[],
): ForwarderMetrics {
  const labelNames = ['forwarder', 'type'] as const
  const count = (name: string, help: string) => new Counter({ name, help, labelNames, registers: [registry] })
  const delivered = count(names.delivered, 'Readings delivered; one that is delivered again counts again.')
  const refused = count(names.refused, 'Readings that the destination refused.')
  const failures = count(names.failures, 'Tries that failed.')
  const show = (metric: string, help: string, states: readonly ForwarderHealth['state'][]) =>
    new Gauge({
      name: metric,
      help,
      labelNames,
      registers: [registry],
      collect() {
        for (const { name, type, state } of readAll())
          this.set({ forwarder: name, type }, states.includes(state) ? 1 : 0)
      },
    })
  show(names.failing, '1 while the last try failed, else 0.', ['failing', 'stopped'])
  show(names.stopped, '1 while only a person can help, else 0.', ['stopped'])
  return {
    observe: ({ name, type }) => {
      const labels = { forwarder: name, type }
      for (const counter of [delivered, refused, failures]) counter.inc(labels, 0)
      return {
        delivered: (readings) => delivered.inc(labels, readings),
        refused: () => refused.inc(labels),
        failed: () => failures.inc(labels),
      }
    },
    remove: () => {
      for (const name of Object.values(names)) registry.removeSingleMetric(name)
    },
  }
}
