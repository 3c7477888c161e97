import type { FastifyBaseLogger } from 'fastify'
import type { ISubscriptionMap } from 'mqtt'
import type { Estate } from '../estate/index.ts'
import type { Readings } from '../readings/index.ts'
import type { ArrivalTimes } from './arrival-times.ts'
import { BrokerConnection } from './broker-connection.ts'
import { BrokerCounts } from './broker-counts.ts'
import { BrokerLog } from './broker-log.ts'
import { MessageIntake } from './message-intake.ts'
import type { BrokerConfig } from './mqtt-config.ts'
import type { RefusedMessages } from './refused-messages.ts'
import { dropCoveredFilters } from './topic-filters.ts'
import type { TopicRule } from './topic-rule.ts'

/** The parts of the server that brokers use. */
export interface BrokerParts {
  readonly estate: Pick<Estate, 'findLocation'>
  readonly ingest: Pick<Readings['ingest'], 'store'>
  readonly refused: Pick<RefusedMessages, 'keep'>
  /** Shared by all brokers: several may have messages of one sensor. */
  readonly arrivals: ArrivalTimes
  readonly logger: FastifyBaseLogger
  /** Tells whether the clock can be trusted about what lies in the future. */
  isClockSettled(): boolean
  /** The lasting name of the data directory. */
  readonly installation: string
}

/** A broker, with its connections. */
export class Broker {
  readonly name: string
  readonly organisationId: string
  readonly counts = new BrokerCounts()
  readonly #connections: readonly BrokerConnection[]

  constructor(config: BrokerConfig, parts: BrokerParts) {
    const { estate, arrivals, logger, installation, ...used } = parts
    const { name, connections, sharedGroup, organisation, clientId } = config
    this.name = name
    this.organisationId = organisation
    const intake = new MessageIntake({ ...used, broker: config, counts: this.counts })
    const log = new BrokerLog(name, logger)
    const base = clientId ?? `lightfi-${name}-${installation.slice(0, 8)}`
    const subscriptions = listSubscriptions(intake.rules, sharedGroup)
    this.#connections = Array.from(
      { length: connections },
      (_, index) =>
        new BrokerConnection({
          broker: config,
          clientId: `${base}-${index + 1}`,
          subscriptions,
          counts: this.counts,
          log,
          arrivals,
          findObstacle: () =>
            estate.findLocation(organisation)?.kind === 'organisation'
              ? undefined
              : `There is no organisation ${JSON.stringify(organisation)}; what the broker has waits there.`,
          take: (message, signal) => intake.take(message, signal),
          giveUp: (message, error) => intake.giveUp(message, error),
        }),
    )
  }

  /** The number of connections that are to be open. */
  get connections(): number {
    return this.#connections.length
  }

  /** Begins to connect. */
  start(): void {
    for (const connection of this.#connections) connection.start()
  }

  /** Takes no further message, finishes and acknowledges those that are worked on, and disconnects. */
  async close(): Promise<void> {
    await Promise.all(this.#connections.map((connection) => connection.close()))
  }
}

/** QoS 1: what is published with QoS 2 comes with that, and what is published with QoS 0 without promise. */
const qos = 1

/** What the broker has retained comes to a new subscription alone (MQTT 5, section 3.8.3.1). */
const retainHandling = 1

function listSubscriptions(rules: readonly TopicRule[], sharedGroup: string | undefined): ISubscriptionMap {
  const prefix = sharedGroup === undefined ? '' : `$share/${sharedGroup}/`
  const filters = dropCoveredFilters(rules.map(({ topics }) => topics.filter))
  return Object.fromEntries(filters.map((filter) => [prefix + filter, { qos, rh: retainHandling }]))
}
