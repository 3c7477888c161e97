import type { ReadingReceipt } from '@openlightfi/contract'
import { ProblemError } from '../problem-error.ts'
import type { Readings } from '../readings/index.ts'
import type { Arrival } from './arrival-times.ts'
import type { BrokerCounts } from './broker-counts.ts'
import type { BrokerConfig } from './mqtt-config.ts'
import type { Refusal } from './refusal.ts'
import type { RefusedMessages } from './refused-messages.ts'
import type { TopicParts } from './topic-pattern.ts'
import { buildTopicRule, type TopicRule } from './topic-rule.ts'

/** A message, as a broker gave it. */
export interface BrokerMessage {
  readonly topic: string
  readonly payload: Buffer
  /** True for what the broker had kept for subscribers to come: nobody knows since when. */
  readonly isRetained: boolean
  readonly arrival: Arrival
}

/** The parts with which the messages of a broker are taken in. */
export interface MessageIntakeParts {
  readonly broker: BrokerConfig
  readonly ingest: Pick<Readings['ingest'], 'store'>
  readonly refused: Pick<RefusedMessages, 'keep'>
  readonly counts: BrokerCounts
  /** Tells whether the clock can be trusted about what lies in the future. */
  isClockSettled(): boolean
}

/** The bytes of a refused payload that are kept. */
const keptPayloadBytes = 4096
/** The characters that are kept of a topic, and of the sentences about a message. */
const keptTextLength = 1000

/** Reads the messages of one broker, and has their readings stored. */
export class MessageIntake {
  readonly rules: readonly TopicRule[]
  readonly #parts: MessageIntakeParts

  constructor(parts: MessageIntakeParts) {
    this.#parts = parts
    this.rules = parts.broker.topics.map(buildTopicRule)
  }

  /**
   * Takes in a message. When this resolves, its readings are durable, or what is refused of it is kept, and
   * it may be acknowledged.
   *
   * @param signal aborted when nobody waits for it any more.
   * @throws what the store throws while it takes nothing: the message must come again.
   */
  async take(message: BrokerMessage, signal: AbortSignal): Promise<void> {
    const { counts } = this.#parts
    const found = this.#findRule(message.topic)
    if (found && isNothing(found.rule, message)) return counts.addMessage('ignored')
    const { receipt, refusals } = found ? await this.#store(found, message, signal) : noRule
    const stored = receipt.accepted + receipt.throttled
    if (stored === 0 && found?.rule.ignoresOthers && refusals.every(isAboutOthers)) {
      return counts.addMessage('ignored')
    }
    if (refusals.length > 0) await this.#keep(message, refusals)
    counts.readings += receipt.accepted
    if (refusals.length === 0) counts.addMessage('stored')
    else counts.addMessage(stored > 0 ? 'partly' : 'refused')
    for (const { reason, count } of refusals) counts.addRefused(reason, count)
  }

  /**
   * Keeps a message as refused on which the server failed again and again. @throws what the store throws.
   */
  async giveUp(message: BrokerMessage, error: unknown): Promise<void> {
    const { counts } = this.#parts
    const reason = 'internal_error'
    const detail = `The server failed on this message again and again: ${String(error)}`
    await this.#keep(message, [{ reason, detail, count: 1 }])
    counts.addMessage('refused')
    counts.addRefused(reason, 1)
  }

  /** Finds the first rule about a topic. */
  #findRule(topic: string): Found | undefined {
    for (const rule of this.rules) {
      const parts = rule.topics.match(topic)
      if (parts) return { rule, parts }
    }
    return undefined
  }

  async #store({ rule, parts }: Found, message: BrokerMessage, signal: AbortSignal): Promise<Stored> {
    const { broker, ingest, isClockSettled } = this.#parts
    const { payload, arrival } = message
    if (payload.length > broker.maxPayloadBytes) {
      const detail = `The payload has ${payload.length} bytes; at most ${broker.maxPayloadBytes} are read.`
      return refuseWhole('payload_too_large', detail)
    }
    const read = await rule.read(parts, payload, arrival).catch((error: unknown) => {
      if (error instanceof ProblemError) return { readings: [], refusals: [toRefusal(error)] }
      throw error
    })
    const refusals = read.refusals.map((refusal) => ({ ...refusal, count: 1 }))
    if (read.readings.length === 0) return { receipt: nothing, refusals }
    if (!rule.hasTime) await arrival.waitUntilCome(signal)
    const { name, organisation: organisationId } = broker
    const sender = {
      visibility: { organisationId, locationIds: [organisationId] },
      source: { kind: 'broker' as const, id: name },
      reader: { holder: { grantId: `mqtt ${name}`, organisationId }, isLarge: true, signal },
    }
    const store = (dryRun: boolean) => ingest.store(read.readings, sender, { strict: false, dryRun })
    if (!isClockSettled()) requireNoFuture(await store(true))
    const receipt = await store(false)
    return { receipt, refusals: [...refusals, ...listRejections(receipt)] }
  }

  async #keep(message: BrokerMessage, refusals: Stored['refusals']): Promise<void> {
    const { topic, payload, arrival } = message
    const [first] = refusals
    if (!first) return
    const more = refusals.length > 3 ? ` And ${refusals.length - 3} more.` : ''
    const reasons = sumByReason(refusals)
    const all = reasons.size > 1 ? ` In all: ${formatCounts(reasons)}.` : ''
    const details = refusals.slice(0, 3).map(({ detail }) => detail.slice(0, keptTextLength / 4))
    await this.#parts.refused.keep({
      broker: this.#parts.broker.name,
      atMs: arrival.atMs,
      topic: topic.slice(0, keptTextLength),
      reason: first.reason,
      detail: `${details.join(' ')}${more}${all}`,
      payload: payload.subarray(0, keptPayloadBytes),
      payloadBytes: payload.length,
    })
  }
}

interface Found {
  readonly rule: TopicRule
  readonly parts: TopicParts
}

interface Stored {
  readonly receipt: Pick<ReadingReceipt, 'accepted' | 'throttled'>
  readonly refusals: readonly (Refusal & { readonly count: number })[]
}

const nothing = { accepted: 0, throttled: 0 }

/**
 * Tells whether a message is nothing to store: by its rule, or since only its arrival would tell its time.
 */
function isNothing({ format, hasTime }: TopicRule, { isRetained }: BrokerMessage): boolean {
  return format === 'ignored' || (isRetained && !hasTime)
}

function isAboutOthers({ reason }: Refusal): boolean {
  return reason === 'unknown_device' || reason === 'no_value'
}

function sumByReason(refusals: Stored['refusals']): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const { reason, count } of refusals) sums.set(reason, (sums.get(reason) ?? 0) + count)
  return sums
}

function formatCounts(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([name, count]) => `${count} ${name}`).join(', ')
}

function refuseWhole(reason: Refusal['reason'], detail: string): Stored {
  return { receipt: nothing, refusals: [{ reason, detail, count: 1 }] }
}

const noRule = refuseWhole('no_rule', 'No rule is about this topic.')

/** Has a message wait that may only seem to lie in the future. @throws ProblemError `time_in_future` */
function requireNoFuture({ rejected }: ReadingReceipt): void {
  const found = rejected.find(({ code }) => code === 'time_in_future')
  if (!found) return
  const advice = 'This machine was started a moment ago, and its clock may not be set yet: the message waits.'
  throw new ProblemError('time_in_future', `${found.detail} ${advice}`)
}

function toRefusal({ code, message, extras }: ProblemError): Refusal {
  const [first] = extras.errors ?? []
  return { reason: code, detail: first ? `${first.pointer || 'The payload'} ${first.detail}.` : message }
}

function listRejections(receipt: ReadingReceipt): Stored['refusals'] {
  const { rejected, rejected_unlisted: unlisted = 0 } = receipt
  return rejected.map(({ index, code, detail }, at) => ({
    reason: code,
    detail: `Reading ${index + 1}: ${detail}`,
    // Those whose sentences had no room are counted with the last that had.
    count: at === rejected.length - 1 ? 1 + unlisted : 1,
  }))
}
