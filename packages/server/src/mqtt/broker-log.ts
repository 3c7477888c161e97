import type { FastifyBaseLogger } from 'fastify'
import { isOurMistake } from '../is-our-mistake.ts'

/** The most different failures that are told of one outage. */
const maxTold = 10
/** The characters that are told of a topic. */
const maxTopicLength = 200

/**
 * Tells about one broker in the log: a failure once for as long as it lasts, however often it is met, and
 * once that it is over.
 */
export class BrokerLog {
  readonly #broker: string
  readonly #logger: FastifyBaseLogger
  /** The failures that were told since the last connection. */
  readonly #told = new Set<string>()
  #isStoreTold = false

  constructor(broker: string, logger: FastifyBaseLogger) {
    this.#broker = broker
    this.#logger = logger
  }

  /** Tells that a connection failed or ended. */
  tellFailure(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error)
    if (this.#told.has(reason) || this.#told.size === maxTold) return
    this.#told.add(reason)
    this.#logger.warn(
      { broker: this.#broker, reason, event: 'mqtt.disconnected' },
      'no connection to the MQTT broker; it is tried again until there is one',
    )
  }

  /**
   * Tells that all connections are there.
   * @param isResumed false when the broker had no session, so that it kept no messages.
   */
  tellConnected(isResumed: boolean): void {
    this.#told.clear()
    this.#logger.info(
      { broker: this.#broker, isResumed, event: 'mqtt.connected' },
      isResumed
        ? 'subscribed at the MQTT broker, which had kept the session'
        : 'subscribed at the MQTT broker, which had no session: messages from before are not there',
    )
  }

  /** Tells that the store takes nothing, so that messages wait at the broker. */
  tellStoreRefuses(err: unknown): void {
    if (this.#isStoreTold) return
    this.#isStoreTold = true
    const level = isOurMistake(err) ? 'error' : 'warn'
    this.#logger[level](
      { err, broker: this.#broker, event: 'mqtt.waiting' },
      'readings of the MQTT broker cannot be stored; they are not acknowledged, and tried again until they are',
    )
  }

  /** Tells that a message is given up, each time: it is kept, but its readings are not stored. */
  tellGivenUp(topic: string, err: unknown): void {
    this.#isStoreTold = false
    this.#logger.error(
      { err, broker: this.#broker, topic: topic.slice(0, maxTopicLength), event: 'mqtt.given_up' },
      'a message of the MQTT broker is given up after several tries, and kept as refused: lightfi-server mqtt refused shows it',
    )
  }

  /** Tells that the store takes readings again. */
  tellStoreTakes(): void {
    if (!this.#isStoreTold) return
    this.#isStoreTold = false
    this.#logger.info({ broker: this.#broker }, 'readings of the MQTT broker are stored again')
  }
}
