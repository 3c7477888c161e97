import { findSchemaMistakes } from '@openlightfi/contract'
import { withoutServiceLinks } from '@openlightfi/process'
import { type Static, Type } from 'typebox'
import { Check, Parse } from 'typebox/value'
import { findPublicUrlMistake } from './check-public-url.ts'
import type { MailSettings } from './mail/index.ts'
import { isNetwork, splitNetworks } from './webhooks/network-guard.ts'

/** The beginning of the names of all settings. */
export const settingPrefix = 'LIGHTFI_'

/**
 * Every setting of the server: the one source of {@link ServerConfig}, its validation, `--help` and the
 * manual page. Names are environment variables.
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
  LIGHTFI_TIME_SERIES_URL: Type.Optional(
    Type.String({
      pattern: '^https?://([^@/?#\\s]*@)?[^@/?#\\s]+/?$',
      description:
        'ClickHouse server for the readings, e.g. https://user:password@clickhouse.example:8443; user and password percent-encoded. A secret. Without it, readings are kept in the data directory.',
      expected:
        'must be http:// or https://, then user:password@ if need be, host and port, with no path: https://user:password@clickhouse.example:8443',
      isSecret: true,
    }),
  ),
  LIGHTFI_RECENT_MEMORY_MIB: Type.Integer({
    minimum: 0,
    maximum: 65_536,
    default: 64,
    description:
      'Memory for the newest two days of the readings that are read, MiB. At one a minute 64 are some 1,300 series, the least recently read of which give way; 0 reads everything from the store.',
  }),
  LIGHTFI_PUBLIC_URL: Type.Optional(
    Type.String({
      description:
        'Address under which clients reach the service, without a path. Default: http://localhost:<port>.',
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
      description: 'Port that serves Prometheus metrics at /metrics. Off when not set.',
    }),
  ),
  LIGHTFI_METRICS_HOST: Type.String({
    minLength: 1,
    default: '127.0.0.1',
    description:
      'Address on which the metrics are served. Whoever reaches it may read them: 0.0.0.0 or :: only where nobody but Prometheus does, as in the network of a container.',
  }),
  LIGHTFI_TRUST_PROXY: Type.Boolean({
    default: false,
    description: 'Believe X-Forwarded-* headers. Set it only behind a proxy that overwrites them.',
  }),
  LIGHTFI_WEBHOOK_NETWORKS: Type.Optional(
    Type.String({
      maxLength: 2_000,
      description:
        'Networks that webhooks may reach besides the internet, in CIDR notation with commas between them, e.g. 192.168.20.0/24,fd12:3456::/32; to these also without TLS. Without it, loopback, private and link-local addresses are refused, and https is a must.',
    }),
  ),
  LIGHTFI_MQTT_FILE: Type.Optional(
    Type.String({
      minLength: 1,
      description:
        'File with the MQTT brokers whose messages are stored as readings, YAML or JSON: docs/mqtt.md. Off when not set.',
    }),
  ),
  LIGHTFI_SIGNING_ALGORITHM: Type.Enum(['RS256', 'ES256'], {
    default: 'RS256',
    description: 'Algorithm that signs access tokens. ES256 is faster; some verifiers know RS256 only.',
  }),
  LIGHTFI_SERVICE_NAME: Type.String({
    minLength: 1,
    maxLength: 60,
    pattern: '^[^\\p{Cc}\\p{Cf}]*$',
    default: 'LightFi',
    expected: 'must have 1 to 60 characters, none of them a control character',
    description: 'What people know the service as: on its login pages, in its mails, in authenticator apps.',
  }),
  LIGHTFI_SMTP_URL: Type.Optional(
    Type.String({
      pattern: '^smtps?://([^@/?#\\s]*@)?[^@/?#\\s]+/?$',
      description:
        'Mail server, e.g. smtps://user:password@mail.example:465; user and password percent-encoded. A secret. Without it, links for people are given to whoever makes them.',
      expected:
        'must be smtp:// or smtps://, then user:password@ if need be, host and port, with no path: smtps://user:password@mail.example:465',
      isSecret: true,
    }),
  ),
  LIGHTFI_MAIL_FROM: Type.Optional(
    Type.String({
      pattern: '^([^<>\\p{Cc}]+ <[^<>@\\s]+@[^<>@\\s]+>|[^<>@\\s]+@[^<>@\\s]+)$',
      expected: 'must be an address such as no-reply@sensors.example or LightFi <no-reply@sensors.example>',
      description: 'Sender of mails, e.g. LightFi <no-reply@sensors.example>. Needed with LIGHTFI_SMTP_URL.',
    }),
  ),
})

type Variables = Static<typeof configSchema>

/** Turns `LIGHTFI_DATA_DIR` into `dataDir`. */
type MemberName<Variable extends string> = Variable extends `${typeof settingPrefix}${infer Words}`
  ? ToCamelCase<Words>
  : never

type ToCamelCase<Words extends string> = Words extends `${infer First}_${infer Rest}`
  ? `${Lowercase<First>}${Capitalize<ToCamelCase<Rest>>}`
  : Lowercase<Words>

type Settings = { readonly [Variable in keyof Variables as MemberName<Variable>]: Variables[Variable] }

/** The settings that are given together or not at all. */
type MailMember = 'smtpUrl' | 'mailFrom'

/**
 * The configuration of a server: its settings, each a member called like its variable. Only the data
 * directory must be given. Port 0 picks a free one, and `publicUrl` has no slash at its end.
 */
export interface ServerConfig
  extends Pick<Settings, 'dataDir'>,
    Partial<Omit<Settings, 'dataDir' | MailMember>> {
  /** The settings for sending mail; absent for no mail. Holds a secret. */
  readonly mail?: MailSettings
}

/** The error of an environment that cannot be used; the message lists every mistake. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/**
 * Reads the configuration from environment variables.
 * @throws ConfigError with all mistakes at once, unknown `LIGHTFI_*` names among them. Variables that
 *   Kubernetes sets for a service of such a name are ignored.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ServerConfig {
  const given = Object.fromEntries(
    Object.entries(withoutServiceLinks(environment, settingPrefix)).filter(
      ([name, value]) => name.startsWith(settingPrefix) && value !== undefined,
    ),
  ) as Record<string, string>
  const mistakes = [
    ...findUnknownNames(given),
    ...findWrongValues(given),
    ...findWrongPublicUrl(given),
    ...findUnreadableUrl(given),
    ...findHalfMail(given),
    ...findWrongNetworks(given),
  ]
  if (mistakes.length > 0) {
    throw new ConfigError(
      `The configuration is not valid:\n${mistakes.map((line) => `  ${line}`).join('\n')}`,
    )
  }
  const { publicUrl, smtpUrl, mailFrom, ...rest } = toMembers(Parse(configSchema, withTypes(given)))
  return {
    ...rest,
    ...(publicUrl !== undefined && { publicUrl: publicUrl.replace(/\/$/, '') }),
    ...(smtpUrl !== undefined && mailFrom !== undefined && { mail: { smtpUrl, from: mailFrom } }),
  }
}

function toMembers(variables: Variables): Settings {
  const members = Object.entries(variables).map(([name, value]) => [toMemberName(name), value])
  return Object.fromEntries(members) as Settings
}

/** Converts a name like the type {@link MemberName}. */
function toMemberName(variable: string): string {
  const words = variable.slice(settingPrefix.length).toLowerCase()
  return words.replaceAll(/_(.)/g, (_match, letter: string) => letter.toUpperCase())
}

/** Formats the settings as a table of text, for `--help`. */
export function formatConfig(): string {
  return Object.entries(configSchema.properties)
    .map(([name, schema]) => {
      const fallback = 'default' in schema ? ` (default ${String(schema.default)})` : ''
      return `  ${name}${fallback}\n      ${String((schema as { description?: string }).description)}`
    })
    .join('\n')
}

/**
 * The settings of the `lightfi` command and of its shim: they may stand in the same shell, and are no
 * mistake.
 */
const namesOfTheCommand: readonly string[] = [
  'LIGHTFI_SERVER',
  'LIGHTFI_PROFILE',
  'LIGHTFI_CONFIG_DIR',
  'LIGHTFI_CLIENT_ID',
  'LIGHTFI_CLIENT_SECRET',
  'LIGHTFI_REFRESH_TOKEN',
]
const prefixOfTheShim = 'LIGHTFI_SHIM_'

function findUnknownNames(given: Record<string, string>): string[] {
  const known = Object.keys(configSchema.properties)
  return Object.keys(given)
    .filter(
      (name) =>
        !known.includes(name) && !namesOfTheCommand.includes(name) && !name.startsWith(prefixOfTheShim),
    )
    .map((name) => `${name} is not a setting; known are ${known.join(', ')}`)
}

function findWrongValues(given: Record<string, string>): string[] {
  return Object.entries(configSchema.properties).flatMap(([name, schema]) => {
    const text = given[name]
    if (text === undefined) return []
    const [first] = findSchemaMistakes(schema, toTyped(name, text))
    const shown = 'isSecret' in schema ? '...' : text
    return first ? [`${name}=${shown} ${first.rule}`] : []
  })
}

/**
 * Finds a wrong public URL. Schemes, hosts and paths are too much for a pattern that people can understand.
 */
function findWrongPublicUrl({ LIGHTFI_PUBLIC_URL: text }: Record<string, string>): string[] {
  const mistake = text === undefined ? undefined : findPublicUrlMistake(text)
  if (mistake === undefined) return []
  const shown = text?.replace(/\/\/[^/]*@/, '//...@') // user and password do not belong into a log
  return [`LIGHTFI_PUBLIC_URL=${shown} ${mistake}`]
}

/**
 * Finds a URL that the pattern accepts and a client could not use: a port beyond 65535, a broken
 * percent-encoding.
 */
function findUnreadableUrl({ LIGHTFI_TIME_SERIES_URL: text }: Record<string, string>): string[] {
  if (text === undefined || !Check(configSchema.properties.LIGHTFI_TIME_SERIES_URL, text)) return []
  try {
    const { username, password } = new URL(text)
    decodeURIComponent(username + password)
    return []
  } catch {
    return ['LIGHTFI_TIME_SERIES_URL=... is not a URL with user and password percent-encoded']
  }
}

function findHalfMail(given: Record<string, string>): string[] {
  const [smtp, from] = ['LIGHTFI_SMTP_URL', 'LIGHTFI_MAIL_FROM'] as const
  if ((given[smtp] === undefined) === (given[from] === undefined)) return []
  const [set, missing] = given[smtp] === undefined ? [from, smtp] : [smtp, from]
  return [`${missing} is needed when ${set} is set`]
}

function findWrongNetworks({ LIGHTFI_WEBHOOK_NETWORKS: text }: Record<string, string>): string[] {
  const wrong = splitNetworks(text ?? '').filter((network) => !isNetwork(network))
  return wrong.map(
    (network) =>
      `LIGHTFI_WEBHOOK_NETWORKS: ${network} is no network in CIDR notation, such as 192.168.20.0/24 or 10.0.0.5/32`,
  )
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

/** Converts the text of an environment variable. A number or switch is read only from its plain form. */
function toTyped(name: string, text: string): unknown {
  const schema = configSchema.properties[name as keyof typeof configSchema.properties] as { type?: string }
  if (schema.type === 'integer' && /^\d+$/.test(text)) return Number(text)
  if (schema.type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true'
  return text
}
