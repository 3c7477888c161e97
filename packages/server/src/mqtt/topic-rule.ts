import { decodePostedJson, readPostedBatch, readPostedLines } from '../readings/index.ts'
import type { Arrival } from './arrival-times.ts'
import { buildMapping, mapDocument, type ReadMessage } from './map-document.ts'
import type { RuleConfig } from './mqtt-config.ts'
import { type TopicParts, TopicPattern } from './topic-pattern.ts'

/** A rule for some topics. */
export interface TopicRule {
  readonly topics: TopicPattern
  readonly format: RuleConfig['format']
  /** True when messages of other devices, or without a value, are nothing to tell. */
  readonly ignoresOthers: boolean
  /**
   * True when messages tell their own time. The others have that of their arrival, so that what the broker
   * had retained is of no use.
   */
  readonly hasTime: boolean
  /**
   * Reads a message.
   * @param arrival chooses the time of a message without one.
   * @throws ProblemError for a payload that cannot be read as a whole.
   */
  read(parts: TopicParts, payload: Uint8Array, arrival: Arrival): Promise<ReadMessage>
}

/** Builds a rule. @throws RuleError */
export function buildTopicRule(config: RuleConfig): TopicRule {
  const { format } = config
  const mapping = format === 'mapped' ? buildMapping(config) : undefined
  return {
    topics: new TopicPattern(config.topic),
    format,
    ignoresOthers: config.format === 'mapped' && config.others === 'ignore',
    hasTime: mapping === undefined || mapping.time !== undefined,
    read: async (parts, payload, arrival) => {
      if (format === 'lines') return readLines(payload)
      const document = await decodePostedJson(payload)
      return mapping ? mapDocument(mapping, parts, document, arrival.choose) : readOwn(document)
    },
  }
}

/** Reads one reading, or a batch, as they are posted. */
function readOwn(document: unknown): ReadMessage {
  const isBatch = typeof document === 'object' && document !== null && 'readings' in document
  return { readings: isBatch ? readPostedBatch(document) : [document], refusals: [] }
}

async function readLines(payload: Uint8Array): Promise<ReadMessage> {
  const rows = await readPostedLines(payload)
  return {
    readings: rows.flatMap((row) => ('input' in row ? [row.input] : [])),
    refusals: rows.flatMap((row) =>
      'fault' in row
        ? [{ reason: row.fault.code, detail: `Line ${row.line ?? row.index + 1}: ${row.fault.detail}` }]
        : [],
    ),
  }
}
