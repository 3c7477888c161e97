import { statSync } from 'node:fs'
import { isReadableByAll } from '@openlightfi/process'
import type { Clock } from '../clock.ts'
import type { Metrics } from '../http/metrics.ts'
import type { MqttRefusedRepository } from '../storage/relational/mqtt-refused-repository.ts'
import { ArrivalTimes } from './arrival-times.ts'
import { Broker, type BrokerParts } from './broker.ts'
import { isClockSettled } from './is-clock-settled.ts'
import type { MqttConfig } from './mqtt-config.ts'
import { RefusedMessages } from './refused-messages.ts'
import { showMqttMetrics } from './show-mqtt-metrics.ts'

/** The parts of the server that are used to receive readings by MQTT. */
export interface MqttParts extends Omit<BrokerParts, 'refused' | 'arrivals' | 'isClockSettled'> {
  readonly refused: Pick<MqttRefusedRepository, 'add'>
  readonly metrics: Metrics
  readonly clock: Clock
}

/** A broker, and how many of its connections are open and subscribed. */
export interface BrokerState {
  readonly name: string
  readonly connections: number
  readonly connected: number
}

/** Receives readings from MQTT brokers. */
export class Mqtt {
  readonly #brokers: readonly Broker[]

  /** @throws RuleError for a configuration that was not checked. */
  constructor({ brokers }: MqttConfig, { refused, metrics, clock, ...parts }: MqttParts) {
    const kept = new RefusedMessages(refused)
    const arrivals = new ArrivalTimes(clock)
    this.#brokers = brokers.map(
      (broker) => new Broker(broker, { ...parts, arrivals, refused: kept, isClockSettled }),
    )
    showMqttMetrics(metrics, this.#brokers)
    for (const path of new Set(brokers.flatMap(({ passwordFile, keyFile }) => [passwordFile, keyFile]))) {
      if (path !== undefined && isOpen(path))
        parts.logger.warn(`everybody on this machine may read ${path}: chmod 600 it`)
    }
  }

  /** Begins to connect. A broker that is away changes nothing else. */
  start(): void {
    for (const broker of this.#brokers) broker.start()
  }

  /** Lists the brokers whose readings are an organisation's. */
  list(organisationId: string): readonly BrokerState[] {
    return this.#brokers
      .filter((broker) => broker.organisationId === organisationId)
      .map(({ name, connections, counts: { connected } }) => ({ name, connections, connected }))
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
