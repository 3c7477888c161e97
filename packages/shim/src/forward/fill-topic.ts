import type { ForwardedReading } from './sink.ts'

const placeholder = /\{[^}]*\}?/g
const known = ['{sensor_id}', '{var_name}']

/** A name in braces in a topic that has no meaning. */
export function findUnknownPlaceholders(topic: string): string[] {
  return [...topic.matchAll(placeholder)].map(([found]) => found).filter((found) => !known.includes(found))
}

/** The topic of a reading. Neither name holds `/`, `+` or `#`. */
export function fillTopic(topic: string, { sensor_id, var_name }: ForwardedReading): string {
  return topic.replaceAll('{sensor_id}', sensor_id).replaceAll('{var_name}', var_name)
}
