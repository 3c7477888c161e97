import { type Static, Type } from 'typebox'
import { Errors, Parse } from 'typebox/value'

/**
 * Every setting of the server: the one source of its type, its validation, `--help` and the manual page.
 * Names are environment variables.
 */
export const configSchema = Type.Object({
  LIGHTFI_PORT: Type.Integer({
    minimum: 0,
    maximum: 65_535,
    default: 8000,
    description: 'TCP port to serve on; 0 picks a free one.',
  }),
  LIGHTFI_HOST: Type.String({
    minLength: 1,
    default: 'localhost',
    description: 'Address to listen on. Use 0.0.0.0 or :: to serve other machines, behind TLS.',
  }),
  LIGHTFI_DATA_DIR: Type.String({
    minLength: 1,
    default: './data',
    description: 'Directory of the embedded stores and keys. One process at a time may use it.',
  }),
  LIGHTFI_PUBLIC_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^/?#]+$',
      description:
        'Address under which clients reach the service, without a trailing slash. Default: http://localhost:<port>.',
    }),
  ),
  LIGHTFI_LOG_LEVEL: Type.Enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
    default: 'info',
    description: 'Least severe level that is logged, as JSON lines on standard output.',
  }),
  LIGHTFI_METRICS_PORT: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 65_535,
      description: 'Port on 127.0.0.1 that serves Prometheus metrics at /metrics. Off when not set.',
    }),
  ),
  LIGHTFI_TRUST_PROXY: Type.Boolean({
    default: false,
    description: 'Believe X-Forwarded-* headers. Set it only behind a proxy that overwrites them.',
  }),
  LIGHTFI_SIGNING_ALGORITHM: Type.Enum(['RS256', 'ES256'], {
    default: 'RS256',
    description: 'Algorithm that signs access tokens. ES256 is faster; some verifiers know RS256 only.',
  }),
})

/** The configuration of a server. */
export interface ServerConfig {
  readonly dataDir: string
  /** 0 picks a free port. */
  readonly port?: number
  readonly host?: string
  /** Without a trailing slash; default `http://localhost:<port>`. */
  readonly publicUrl?: string
  readonly logLevel?: Static<typeof configSchema>['LIGHTFI_LOG_LEVEL']
  /** 0 picks a free port; absent for no metrics. */
  readonly metricsPort?: number
  readonly trustProxy?: boolean
  readonly signingAlgorithm?: 'RS256' | 'ES256'
}

/** The environment cannot be used; the message lists every mistake. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/**
 * Reads the configuration from environment variables.
 * @throws ConfigError with all mistakes at once; a `LIGHTFI_*` name that is not known is one.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ServerConfig {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => name.startsWith('LIGHTFI_') && value !== undefined),
  ) as Record<string, string>
  const mistakes = [...findUnknownNames(given), ...findWrongValues(given)]
  if (mistakes.length > 0) {
    throw new ConfigError(
      `The configuration is not valid:\n${mistakes.map((line) => `  ${line}`).join('\n')}`,
    )
  }
  const config = Parse(configSchema, withTypes(given))
  return {
    port: config.LIGHTFI_PORT,
    host: config.LIGHTFI_HOST,
    dataDir: config.LIGHTFI_DATA_DIR,
    logLevel: config.LIGHTFI_LOG_LEVEL,
    trustProxy: config.LIGHTFI_TRUST_PROXY,
    signingAlgorithm: config.LIGHTFI_SIGNING_ALGORITHM,
    ...(config.LIGHTFI_PUBLIC_URL !== undefined && { publicUrl: config.LIGHTFI_PUBLIC_URL }),
    ...(config.LIGHTFI_METRICS_PORT !== undefined && { metricsPort: config.LIGHTFI_METRICS_PORT }),
  }
}

/** The settings as a table of text, for `--help`. */
export function describeConfig(): string {
  return Object.entries(configSchema.properties)
    .map(([name, schema]) => {
      const fallback = 'default' in schema ? ` (default ${String(schema.default)})` : ''
      return `  ${name}${fallback}\n      ${String((schema as { description?: string }).description)}`
    })
    .join('\n')
}

function findUnknownNames(given: Record<string, string>): string[] {
  const known = Object.keys(configSchema.properties)
  return Object.keys(given)
    .filter((name) => !known.includes(name))
    .map((name) => `${name} is not a setting; known are ${known.join(', ')}`)
}

function findWrongValues(given: Record<string, string>): string[] {
  return Object.entries(configSchema.properties).flatMap(([name, schema]) => {
    const text = given[name]
    if (text === undefined) return []
    const [first] = Errors(schema, toTyped(name, text))
    return first ? [`${name}=${text} ${first.message}`] : []
  })
}

function withTypes(given: Record<string, string>): Record<string, unknown> {
  const typed: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(configSchema.properties)) {
    const text = given[name]
    if (text !== undefined) typed[name] = toTyped(name, text)
    else if ('default' in schema) typed[name] = schema.default
  }
  return typed
}

/** Environment variables are text: a number or switch is read only from its plain form. */
function toTyped(name: string, text: string): unknown {
  const schema = configSchema.properties[name as keyof typeof configSchema.properties] as { type?: string }
  if (schema.type === 'integer' && /^\d+$/.test(text)) return Number(text)
  if (schema.type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true'
  return text
}
