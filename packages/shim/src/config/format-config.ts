import { IsObject, type TSchema } from 'typebox'
import { configSchema } from './config-schema.ts'
import { listPlainSettings } from './plain-settings.ts'

interface Setting {
  readonly name: string
  readonly kind: string
  readonly fallback: string
  readonly description: string
}

/** The settings as text for a terminal. */
export function formatConfig(): string {
  return listSettings()
    .map(
      ({ name, kind, fallback, description }) =>
        `  ${name} (${kind}${fallback && `, default ${fallback}`})\n      ${description}`,
    )
    .join('\n')
}

/** The settings as the Markdown table of the manual page. */
export function tabulateConfig(): string {
  const rows = listSettings().map(
    ({ name, kind, fallback, description }) =>
      `| \`${name}\` | ${kind} | ${fallback && `\`${fallback}\``} | ${description} |`,
  )
  return ['| setting | kind | default | meaning |', '| --- | --- | --- | --- |', ...rows].join('\n')
}

function listSettings(): Setting[] {
  const plain = new Set(listPlainSettings(configSchema).map(({ path }) => path.join('.')))
  return walk(configSchema, '').map((setting) => ({
    ...setting,
    kind: plain.has(setting.name) ? setting.kind : `${setting.kind}; in the file alone`,
  }))
}

interface Described {
  readonly type?: string
  readonly enum?: readonly string[]
  readonly const?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: TSchema
  readonly anyOf?: readonly TSchema[]
  readonly default?: unknown
  readonly description?: string
}

function walk(schema: TSchema, name: string): Setting[] {
  if (IsObject(schema)) {
    const within = name === '' ? '' : `${name}.`
    return Object.entries(schema.properties).flatMap(([key, property]) => walk(property, within + key))
  }
  const described = schema as Described
  const { items, anyOf, default: fallback, description = '' } = described
  const own: Setting = {
    name,
    kind: formatKind(described),
    fallback: fallback === undefined || typeof fallback === 'object' ? '' : String(fallback),
    description,
  }
  if (anyOf) return anyOf.flatMap((variant) => walk(variant, name))
  if (items && (IsObject(items) || 'anyOf' in items)) return [own, ...walk(items, `${name}[]`)]
  return [own]
}

function formatKind({ type, enum: values, const: only, minimum, maximum, items }: Described): string {
  if (only !== undefined) return String(only)
  if (values) return values.join(' or ')
  if (items) return `list of ${formatKind(items as Described)}`
  if (type === 'object' || type === undefined) return 'groups'
  return minimum === undefined ? type : `${type}, ${minimum} to ${maximum ?? 'any'}`
}
