import type {
  MqttRefusedRepository,
  NewRefusedMessage,
} from '../storage/relational/mqtt-refused-repository.ts'

/** The refused messages that are kept of each broker; the oldest give way. */
export const keptPerBroker = 1000

interface Waiting {
  readonly message: NewRefusedMessage
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/**
 * Keeps refused messages for inspection. While one write is on its way to the disk, others gather for the
 * next; each connection waits for its own, so that no more wait than there are connections.
 */
export class RefusedMessages {
  readonly #store: Pick<MqttRefusedRepository, 'add'>
  #waiting: Waiting[] = []
  #isWriting = false

  constructor(store: Pick<MqttRefusedRepository, 'add'>) {
    this.#store = store
  }

  /** Resolves when the message is durable. @throws the error of the store. */
  keep(message: NewRefusedMessage): Promise<void> {
    const kept = new Promise<void>((resolve, reject) => this.#waiting.push({ message, resolve, reject }))
    if (!this.#isWriting) void this.#write()
    return kept
  }

  async #write(): Promise<void> {
    this.#isWriting = true
    while (this.#waiting.length > 0) {
      const taken = this.#waiting.splice(0)
      try {
        await this.#store.add(
          taken.map(({ message }) => message),
          keptPerBroker,
        )
        for (const { resolve } of taken) resolve()
      } catch (error) {
        for (const { reject } of taken) reject(error)
      }
    }
    this.#isWriting = false
  }
}
