import type { Metrics } from '../http/metrics.ts'
import type { Broker } from './broker.ts'

/** Shows the counts of brokers at `/metrics`. */
export function showMqttMetrics(metrics: Metrics, brokers: readonly Broker[]): void {
  metrics.showFigures(
    { kind: 'gauge', name: 'lightfi_mqtt_connected', help: 'Connections that are subscribed at the broker.' },
    ['broker'],
    () => brokers.map(({ name, counts }) => ({ labels: { broker: name }, value: counts.connected })),
  )
  metrics.showFigures(
    { kind: 'gauge', name: 'lightfi_mqtt_connections', help: 'Connections that should be.' },
    ['broker'],
    () => brokers.map(({ name, connections }) => ({ labels: { broker: name }, value: connections })),
  )
  metrics.showFigures(
    { kind: 'counter', name: 'lightfi_mqtt_reconnects_total', help: 'Connections that were made again.' },
    ['broker'],
    () => brokers.map(({ name, counts }) => ({ labels: { broker: name }, value: counts.reconnects })),
  )
  metrics.showFigures(
    {
      kind: 'counter',
      name: 'lightfi_mqtt_readings_total',
      help: 'Readings that came from it and are stored.',
    },
    ['broker'],
    () => brokers.map(({ name, counts }) => ({ labels: { broker: name }, value: counts.readings })),
  )
  metrics.showFigures(
    {
      kind: 'counter',
      name: 'lightfi_mqtt_messages_total',
      help: 'Messages that were acknowledged, by what became of their readings.',
    },
    ['broker', 'outcome'],
    () =>
      brokers.flatMap(({ name, counts }) =>
        [...counts.messages].map(([outcome, value]) => ({ labels: { broker: name, outcome }, value })),
      ),
  )
  metrics.showFigures(
    {
      kind: 'counter',
      name: 'lightfi_mqtt_refused_total',
      help: 'Readings, and messages as a whole, that were refused.',
    },
    ['broker', 'reason'],
    () =>
      brokers.flatMap(({ name, counts }) =>
        [...counts.refused].map(([reason, value]) => ({ labels: { broker: name, reason }, value })),
      ),
  )
}
