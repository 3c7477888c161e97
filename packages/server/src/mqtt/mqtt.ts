import { statSync } from 'node:fs'
import { isReadableByAll } from '@openlightfi/process'
import type { Metrics } from '../http/metrics.ts'
import type { MqttRefusedRepository } from '../storage/relational/mqtt-refused-repository.ts'
import { Broker, type BrokerParts } from './broker.ts'
import type { MqttConfig } from './mqtt-config.ts'
import { RefusedMessages } from './refused-messages.ts'
import { showMqttMetrics } from './show-mqtt-metrics.ts'

/** The parts of the server that are used to receive readings by MQTT. */
export interface MqttParts extends Omit<BrokerParts, 'refused'> {
  readonly refused: Pick<MqttRefusedRepository, 'add'>
  readonly metrics: Metrics
}

/** Receives readings from MQTT brokers. */
export class Mqtt {
  readonly #brokers: readonly Broker[]

  /** @throws RuleError for a configuration that was not checked. */
  constructor({ brokers }: MqttConfig, { refused, metrics, ...parts }: MqttParts) {
    const kept = new RefusedMessages(refused)
    this.#brokers = brokers.map((broker) => new Broker(broker, { ...parts, refused: kept }))
    if (this.#brokers.length > 0) showMqttMetrics(metrics, this.#brokers)
    for (const path of new Set(brokers.flatMap(({ passwordFile, keyFile }) => [passwordFile, keyFile]))) {
      if (path !== undefined && isOpen(path))
        parts.logger.warn(`everybody on this machine may read ${path}: chmod 600 it`)
    }
  }

  /** Begins to connect. A broker that is away changes nothing else. */
  start(): void {
    for (const broker of this.#brokers) broker.start()
  }

  /** Receives nothing more; resolves when all that was received is stored and acknowledged, or left alone. */
  async close(): Promise<void> {
    await Promise.all(this.#brokers.map((broker) => broker.close()))
  }
}

function isOpen(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats !== undefined && isReadableByAll(stats)
}
