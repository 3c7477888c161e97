import { ConfigError } from '../config.ts'

/** How the traces of a server are made; where they are sent to, the exporter reads itself. */
export interface TracingSettings {
  readonly sampler: SamplerName
  /** The share of traces, from 0 to 1, for samplers of a ratio. */
  readonly ratio: number
  /** Milliseconds between two times at which spans are sent. */
  readonly scheduleDelayMs: number
  /** The spans that wait to be sent; further ones are dropped. */
  readonly maxQueueSize: number
  /** The spans that are sent at once. */
  readonly maxBatchSize: number
}

const samplerNames = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const

/** The name of a sampler, as OpenTelemetry has it. */
export type SamplerName = (typeof samplerNames)[number]

type Environment = Readonly<Record<string, string | undefined>>

const endpoints = ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'OTEL_EXPORTER_OTLP_ENDPOINT']
const protocols = ['OTEL_EXPORTER_OTLP_TRACES_PROTOCOL', 'OTEL_EXPORTER_OTLP_PROTOCOL']

/**
 * Reads the variables of OpenTelemetry that the server itself obeys.
 * @returns undefined when no traces are wanted: no endpoint is named, or they are turned off.
 * @throws ConfigError for what cannot be done, so that nobody waits for traces that never come.
 */
export function readTracingSettings(environment: Environment): TracingSettings | undefined {
  const read = (name: string) => environment[name]?.trim() || undefined // an empty one counts as not set
  const given = endpoints.filter((name) => read(name) !== undefined)
  const exporter = read('OTEL_TRACES_EXPORTER') ?? 'otlp'
  const isDisabled = read('OTEL_SDK_DISABLED')?.toLowerCase() === 'true' || exporter === 'none'
  if (given.length === 0 || isDisabled) return undefined
  const sampler = read('OTEL_TRACES_SAMPLER') ?? 'parentbased_always_on'
  const protocol = protocols.find((name) => read(name) !== undefined)
  const mistakes = [
    ...given
      .filter((name) => !isHttpUrl(read(name)))
      .map((name) => `${name} must be an http:// or https:// URL, such as http://127.0.0.1:4318`),
    ...(exporter === 'otlp'
      ? []
      : [`OTEL_TRACES_EXPORTER=${exporter} is not known here; traces are sent by otlp, or not: none`]),
    ...(protocol === undefined || read(protocol) === 'http/protobuf'
      ? []
      : [`${protocol}=${read(protocol)} is not known here; traces are sent by http/protobuf, port 4318`]),
    ...(samplerNames.some((name) => name === sampler)
      ? []
      : [`OTEL_TRACES_SAMPLER=${sampler} is not known; known are ${samplerNames.join(', ')}`]),
  ]
  const readNumber = (name: string, fallback: number, [least, most]: readonly [number, number]) => {
    const text = read(name)
    const value = text === undefined ? fallback : Number(text)
    if (!(value >= least && value <= most)) mistakes.push(`${name} must be from ${least} to ${most}`)
    return value
  }
  const settings = {
    sampler: sampler as SamplerName,
    ratio: readNumber('OTEL_TRACES_SAMPLER_ARG', 1, [0, 1]),
    scheduleDelayMs: readNumber('OTEL_BSP_SCHEDULE_DELAY', 5_000, [10, 600_000]),
    maxQueueSize: readNumber('OTEL_BSP_MAX_QUEUE_SIZE', 2_048, [1, 65_536]),
    maxBatchSize: readNumber('OTEL_BSP_MAX_EXPORT_BATCH_SIZE', 512, [1, 65_536]),
  }
  if (settings.maxBatchSize > settings.maxQueueSize) {
    mistakes.push('OTEL_BSP_MAX_EXPORT_BATCH_SIZE must not be more than OTEL_BSP_MAX_QUEUE_SIZE')
  }
  if (mistakes.length > 0) {
    const lines = mistakes.map((line) => `  ${line}`).join('\n')
    throw new ConfigError(`The configuration of traces is not valid:\n${lines}`)
  }
  return settings
}

function isHttpUrl(text: string | undefined): boolean {
  const url = text === undefined ? null : URL.parse(text)
  return url?.protocol === 'http:' || url?.protocol === 'https:'
}
