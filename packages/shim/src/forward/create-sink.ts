import type { PartContext } from '../shim-part.ts'
import { CsvSink } from './csv-sink.ts'
import type { CursorFile } from './cursor-file.ts'
import type { ForwarderConfig } from './forwarder-config.ts'
import { MqttSink } from './mqtt-sink.ts'
import { PostgresSink } from './postgres-sink.ts'
import type { Sink } from './sink.ts'
import { WebhookSink } from './webhook-sink.ts'

/**
 * The sink that a configuration describes, not yet open. PostgreSQL keeps its cursor itself; the others use
 * the file.
 */
export function createSink(
  config: ForwarderConfig,
  cursor: CursorFile,
  { now, fetch }: Pick<PartContext, 'now' | 'fetch'>,
): Sink {
  switch (config.type) {
    case 'mqtt':
      return new MqttSink(config, cursor)
    case 'postgres':
      return new PostgresSink(config)
    case 'csv':
      return new CsvSink(config, cursor)
    case 'webhook':
      return new WebhookSink(config, cursor, now, fetch)
  }
}
