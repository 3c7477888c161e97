import type { ConfigMistake } from '@openlightfi/process/settings'
import { findConversion } from './convert-unit.ts'
import { parseJsonPath } from './json-path.ts'
import { type BrokerConfig, type MappedRuleConfig, maxConnections } from './mqtt-config.ts'
import { RuleError } from './rule-error.ts'
import { dropCoveredFilters, filtersOverlap } from './topic-filters.ts'
import { TopicPattern } from './topic-pattern.ts'

/**
 * Finds settings of brokers that are right by themselves and wrong together, and texts that a schema cannot
 * check.
 *
 * @param brokers in the order of the file; `undefined` for one that is known to be wrong.
 */
export function findMqttContradictions(brokers: readonly (BrokerConfig | undefined)[]): ConfigMistake[] {
  const names = brokers.map((broker) => broker?.name)
  const inAll = brokers.reduce((sum, broker) => sum + (broker?.connections ?? 0), 0)
  return [
    ...brokers.flatMap((broker, index) => {
      const path = ['brokers', index]
      if (!broker) return []
      const isTwice = names.indexOf(broker.name) !== index
      return [
        ...(isTwice
          ? [{ path: [...path, 'name'], message: `${JSON.stringify(broker.name)} is there twice` }]
          : []),
        ...findInBroker(broker, path),
      ]
    }),
    ...(inAll > maxConnections
      ? [
          {
            path: ['brokers'],
            message: `have ${inAll} connections in all; at most ${maxConnections} are made`,
          },
        ]
      : []),
  ]
}

function findInBroker(broker: BrokerConfig, path: ConfigMistake['path']): ConfigMistake[] {
  const { url, username, passwordFile, certFile, keyFile, caFile, connections, sharedGroup } = broker
  const mistakes: ConfigMistake[] = []
  const tell = (name: string, message: string) => mistakes.push({ path: [...path, name], message })
  if (!URL.canParse(url)) tell('url', 'is not a URL')
  if (passwordFile !== undefined && username === undefined)
    tell('username', 'is needed when passwordFile is set')
  if ((certFile === undefined) !== (keyFile === undefined))
    tell('certFile', 'needs keyFile, and keyFile needs certFile')
  if (url.startsWith('mqtt://') && (caFile ?? certFile) !== undefined)
    tell('url', 'must be mqtts:// for certificates')
  if (connections > 1 && sharedGroup === undefined)
    tell('sharedGroup', 'is needed for more than one connection: each would get every message')
  const rules = broker.topics.flatMap((rule, index) => {
    const within = [...path, 'topics', index]
    const explained = explain([...within, 'topic'], () => new TopicPattern(rule.topic))
    return rule.format === 'mapped' ? [...explained, ...findInMapping(rule, within)] : explained
  })
  return [...mistakes, ...rules, ...findOverlaps(broker, path), ...findIdleRules(broker, path)]
}

/** Finds rules that no message comes to, since an earlier one takes all of theirs. */
function findIdleRules({ topics }: BrokerConfig, path: ConfigMistake['path']): ConfigMistake[] {
  const patterns = topics.map(({ topic }) => findPattern(topic))
  return patterns.flatMap((pattern, index) => {
    if (pattern === undefined) return []
    const first = patterns.slice(0, index).findIndex((earlier) => earlier?.covers(pattern))
    if (first === -1) return []
    const message = `is never reached: the rule of ${topics[first]?.topic} before it takes all of its messages; put this one before that one, or leave one of them out`
    return [{ path: [...path, 'topics', index, 'topic'], message }]
  })
}

/** Finds topics that share some of theirs, without one being part of the other. */
function findOverlaps({ topics }: BrokerConfig, path: ConfigMistake['path']): ConfigMistake[] {
  const filters = topics.map(({ topic }) => findPattern(topic)?.filter)
  const subscribed = dropCoveredFilters(filters.filter((filter) => filter !== undefined))
  return filters.flatMap((filter, index) => {
    if (filter === undefined || !subscribed.includes(filter)) return []
    const other = filters
      .slice(0, index)
      .find(
        (earlier) =>
          earlier !== undefined &&
          earlier !== filter &&
          subscribed.includes(earlier) &&
          filtersOverlap(earlier, filter),
      )
    if (other === undefined) return []
    const message = `overlaps with ${other}, and a broker may send a message once for each: add a rule behind them whose topic covers both, such as # with format: ignored`
    return [{ path: [...path, 'topics', index, 'topic'], message }]
  })
}

function findInMapping(rule: MappedRuleConfig, path: ConfigMistake['path']): ConfigMistake[] {
  const { device, time, values, sensors, sensor } = rule
  const hasSensors = Object.keys(sensors).length > 0 || sensor !== undefined
  return [
    ...explain([...path, 'device'], () => {
      if (device.startsWith('$')) parseJsonPath(device)
      else requirePart(rule)
    }),
    ...(hasSensors
      ? []
      : [{ path: [...path, 'sensors'], message: 'is needed, or sensor: which sensors are they?' }]),
    ...(time ? explain([...path, 'time', 'path'], () => parseJsonPath(time.path)) : []),
    ...values.flatMap(({ path: place, varName, unit }, index) => [
      ...explain([...path, 'values', index, 'path'], () => parseJsonPath(place)),
      ...explain([...path, 'values', index, 'unit'], () => findConversion(varName, unit)),
    ]),
  ]
}

function requirePart({ topic, device }: MappedRuleConfig): void {
  const names = findPattern(topic)?.names
  if (!names || names.includes(device)) return
  const known = names.length === 0 ? 'the topic has none' : `there are ${names.join(', ')}`
  throw new RuleError(`must be a part of the topic or a path that begins with $; ${known}`)
}

/** Parses a topic; `undefined` for one that is wrong, which is told already. */
function findPattern(topic: string): TopicPattern | undefined {
  try {
    return new TopicPattern(topic)
  } catch (error) {
    if (error instanceof RuleError) return undefined
    throw error
  }
}

function explain(path: ConfigMistake['path'], check: () => unknown): ConfigMistake[] {
  try {
    check()
    return []
  } catch (error) {
    if (error instanceof RuleError) return [{ path, message: error.message }]
    throw error
  }
}
