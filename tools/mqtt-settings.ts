import type { TSchema } from 'typebox'
import { mqttConfigSchema } from '../packages/server/src/mqtt/mqtt-config.ts'

/** The parts of a schema that the table needs. */
interface SchemaParts {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly string[]
  readonly minimum?: number
  readonly maximum?: number
  readonly properties?: Readonly<Record<string, TSchema>>
  readonly required?: readonly string[]
  readonly patternProperties?: object
  readonly items?: TSchema
  readonly anyOf?: readonly TSchema[]
  readonly default?: unknown
  readonly description?: string
}

/** Every setting of the file of MQTT brokers, as the rows of a Markdown table. */
export function listMqttSettings(): string[] {
  const rows = listRows(mqttConfigSchema, '', true)
  return rows.filter((row, at) => rows.indexOf(row) === at)
}

function listRows(schema: TSchema, name: string, isNeeded: boolean): string[] {
  const parts = schema as SchemaParts
  const { properties, required = [], items, anyOf, description } = parts
  const own = description === undefined ? [] : [formatRow(parts, name, isNeeded)]
  if (items) return [...own, ...listRows(items, `${name}[]`, true)]
  if (anyOf && parts.patternProperties === undefined) {
    return [...own, ...anyOf.flatMap((variant) => listRows(variant, name, true))]
  }
  const within = name === '' ? '' : `${name}.`
  const inner = Object.entries(properties ?? {}).flatMap(([key, property]) =>
    listRows(property, within + key, required.includes(key)),
  )
  return [...own, ...inner]
}

function formatRow(parts: SchemaParts, name: string, isNeeded: boolean): string {
  const fallback = typeof parts.default === 'object' ? undefined : parts.default
  const isOptional = !isNeeded || parts.default !== undefined
  const shown = fallback === undefined ? (isOptional ? '' : 'needed') : `\`${String(fallback)}\``
  return `| \`${name}\` | ${formatKind(parts)} | ${shown} | ${parts.description?.replaceAll('|', '\\|')} |`
}

function formatKind(parts: SchemaParts): string {
  const { type, const: only, enum: choices, minimum, maximum, patternProperties, items } = parts
  if (only !== undefined) return `\`${String(only)}\``
  if (choices && choices.length > 5) return 'a variable'
  if (choices) return choices.map((choice) => `\`${choice}\``).join(', ')
  if (patternProperties) return 'table'
  if (items) return 'list'
  return type === 'integer' ? `${minimum} to ${maximum}` : 'text'
}
