import type { RefusalReason } from './refusal.ts'

/** What became of a message: all of it stored, some of it, nothing, or nothing on purpose. */
export type MessageOutcome = 'stored' | 'partly' | 'refused' | 'ignored'

/** The counts of one broker since the start. */
export class BrokerCounts {
  readonly messages = new Map<MessageOutcome, number>()
  /** Readings that are stored, and whole messages and readings that are refused. */
  readings = 0
  readonly refused = new Map<RefusalReason, number>()
  /** The connections that are open and subscribed. */
  connected = 0
  /** The connections that were made again. */
  reconnects = 0

  addMessage(outcome: MessageOutcome): void {
    this.messages.set(outcome, (this.messages.get(outcome) ?? 0) + 1)
  }

  addRefused(reason: RefusalReason, count: number): void {
    this.refused.set(reason, (this.refused.get(reason) ?? 0) + count)
  }
}
