import { findSchemaMistakes } from '@openlightfi/contract/schema-mistakes'
import type { TSchema } from 'typebox'
import type { ConfigMistake } from './config-mistake.ts'

/** The parts of a JSON Schema that this module reads. */
interface SchemaParts {
  readonly properties?: Readonly<Record<string, TSchema>>
  /** Of a table from texts of the reader's choice: the schema of what they mean, under the only pattern. */
  readonly patternProperties?: Readonly<Record<string, TSchema>>
  readonly required?: readonly string[]
  readonly items?: TSchema
  readonly anyOf?: readonly TSchema[]
  readonly const?: unknown
  /** The rest of a sentence that begins with the value; a pattern, which tells people nothing, needs one. */
  readonly expected?: string
  readonly default?: unknown
  /** The setting whose constant tells the variants of a union of objects apart. */
  readonly discriminator?: string
  readonly isSecret?: boolean
}

type Path = ConfigMistake['path']

/**
 * Finds every place in which a value differs from a schema, in the order of the schema. Unlike a general
 * validator it tells an unknown name from the known ones, and looks at one variant of a union of objects: the
 * one that its `discriminator` names.
 */
export function findMistakes(schema: TSchema, value: unknown, path: Path = []): ConfigMistake[] {
  const parts = schema as SchemaParts
  if (parts.anyOf && parts.discriminator !== undefined)
    return findInVariant(parts, parts.discriminator, value, path)
  if (parts.properties) return findInObject(parts, parts.properties, value, path)
  if (parts.patternProperties) return findInTable(parts.patternProperties, value, path)
  if (parts.items) return findInList(schema, parts.items, value, path)
  const explained = explainSetting(schema)
  const more = parts.expected === undefined || explained === '' ? '' : `. ${explained}`
  return findSchemaMistakes(schema, value)
    .slice(0, 1)
    .map(({ rule }) => ({ path, message: `${quote(parts, value)} ${rule}${more}` }))
}

function findInObject(
  { required = [] }: SchemaParts,
  properties: Readonly<Record<string, TSchema>>,
  value: unknown,
  path: Path,
): ConfigMistake[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [{ path, message: `must be a group of settings: ${Object.keys(properties).join(', ')}` }]
  }
  const given = value as Readonly<Record<string, unknown>>
  const known = Object.entries(properties).flatMap(([name, property]) => {
    const within = [...path, name]
    if (given[name] !== undefined) return findMistakes(property, given[name], within)
    const isMissing = required.includes(name) && !('default' in property)
    return isMissing ? [{ path: within, message: `is missing. ${explainSetting(property)}` }] : []
  })
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(properties, name))
  return [...known, ...unknown.map((name) => refuseName([...path, name], name, Object.keys(properties)))]
}

function findInTable(
  patterns: Readonly<Record<string, TSchema>>,
  value: unknown,
  path: Path,
): ConfigMistake[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [{ path, message: 'must be a table, each line a name, a colon and what it means' }]
  }
  const [meaning] = Object.values(patterns)
  if (!meaning) return []
  return Object.entries(value).flatMap(([name, item]) => findMistakes(meaning, item, [...path, name]))
}

function findInList(schema: TSchema, items: TSchema, value: unknown, path: Path): ConfigMistake[] {
  if (!Array.isArray(value)) return [{ path, message: 'must be a list' }]
  const within = value.flatMap((item, index) => findMistakes(items, item, [...path, index]))
  if (within.length > 0) return within
  // Only the list is checked now: its items were checked, and have no defaults yet.
  return findSchemaMistakes({ ...schema, items: {} } as TSchema, value)
    .slice(0, 1)
    .map(({ rule }) => ({ path, message: rule }))
}

function findInVariant(
  { anyOf = [] }: SchemaParts,
  name: string,
  value: unknown,
  path: Path,
): ConfigMistake[] {
  const kindOf = (schema: TSchema) =>
    ((schema as SchemaParts).properties?.[name] as SchemaParts | undefined)?.const
  const kind = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
  const variant = anyOf.find((schema) => kindOf(schema) === kind)
  if (variant && kind !== undefined) return findMistakes(variant, value, path)
  return [{ path: [...path, name], message: `must be one of ${anyOf.map(kindOf).join(', ')}` }]
}

function refuseName(path: Path, name: string, known: readonly string[]): ConfigMistake {
  const same = known.find((candidate) => plain(candidate) === plain(name))
  const similar = same ?? known.find((candidate) => plain(candidate).startsWith(plain(name).slice(0, 3)))
  const help = similar === undefined ? `Known are ${known.join(', ')}` : `Did you mean ${similar}?`
  return { path, message: `is not a setting. ${help}` }
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '')
}

function quote({ isSecret }: SchemaParts, value: unknown): string {
  return isSecret ? '...' : JSON.stringify(value)
}

function explainSetting(schema: TSchema): string {
  return (schema as { description?: string }).description ?? ''
}
