import { webhookBounds } from '@openlightfi/contract'
import type { GatheredWrites } from './gathered-writes.ts'
import type { Attempt, Progress } from './webhook.ts'
import { toAttemptRow, toProgressColumns } from './webhook-rows.ts'

/** How far one webhook is, in memory and in the database. Memory follows once a write is durable. */
export class DurableProgress {
  readonly #writes: GatheredWrites
  readonly #webhookId: string
  #now: Progress
  /** True when the position in memory is ahead of the stored one, with nothing to deliver in between. */
  #hasMoved = false

  constructor(writes: GatheredWrites, webhookId: string, stored: Progress) {
    this.#writes = writes
    this.#webhookId = webhookId
    this.#now = stored
  }

  get now(): Progress {
    return this.#now
  }

  /** Takes over what somebody else has stored. */
  replace(stored: Progress): void {
    this.#now = stored
  }

  /** Moves on in memory, over what has nothing to deliver: after a crash it is read again. */
  move(progress: Progress): void {
    this.#hasMoved = true
    this.#now = progress
  }

  /** Makes a progress durable. @throws the errors of the database. */
  async store(progress: Progress): Promise<void> {
    await this.#writes.write(({ webhooks }) => webhooks.update(this.#webhookId, toProgressColumns(progress)))
    this.#follow(progress)
  }

  /** Makes an attempt durable, together with the progress after it. @throws the errors of the database. */
  async record(attempt: Attempt, progress: Progress): Promise<void> {
    const row = toAttemptRow(this.#webhookId, attempt)
    await this.#writes.write(({ webhooks }) =>
      webhooks.insertAttempt(row, webhookBounds.maxAttempts, toProgressColumns(progress)),
    )
    this.#follow(progress)
  }

  /** Makes durable what has only moved. @throws the errors of the database. */
  async flush(): Promise<void> {
    if (this.#hasMoved) await this.store(this.#now)
  }

  #follow(progress: Progress): void {
    this.#now = progress
    this.#hasMoved = false
  }
}
