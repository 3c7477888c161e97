import { IsObject, type TSchema } from 'typebox'

/** A setting with one plain value: text, a number or a switch. Lists are set in the file alone. */
export interface PlainSetting {
  readonly path: readonly string[]
  readonly schema: TSchema
  /** E.g. `LIGHTFI_SHIM_LISTEN_TCP_PORT`. */
  readonly variable: string
}

/** The beginning of the names of all variables of the shim. */
export const variablePrefix = 'LIGHTFI_SHIM_'

/** Every plain setting of a schema, in its order. */
export function listPlainSettings(schema: TSchema, path: readonly string[] = []): PlainSetting[] {
  if (IsObject(schema)) {
    return Object.entries(schema.properties).flatMap(([name, property]) =>
      listPlainSettings(property, [...path, name]),
    )
  }
  if ('items' in schema || 'anyOf' in schema) return []
  const name = path.map((step) => step.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()).join('_')
  return [{ path, schema, variable: variablePrefix + name }]
}

/** The value of a plain setting given as text: a number or a switch is read only from its plain form. */
export function readPlainValue(schema: TSchema, text: string): unknown {
  const { type } = schema as { type?: string }
  if ((type === 'integer' || type === 'number') && /^-?\d{1,15}(\.\d+)?$/.test(text)) return Number(text)
  if (type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true'
  return text
}
