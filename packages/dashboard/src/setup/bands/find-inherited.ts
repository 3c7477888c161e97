import type { Schemas } from '@openlightfi/client'
import { settingsTexts } from '../../text/en/setup-bands.ts'
import type { PlainFields } from './settings-form.ts'

type Settings = Schemas['LocationSettingsOutput']
type Source = Schemas['SettingSource']
type Bands = readonly Schemas['Band'][]

const words = settingsTexts.sources

/** A value that a location takes over, and where from. */
export interface Inherited<Value> {
  readonly value: Value
  readonly from: Source
}

/** What a location would have without a value of its own. */
export interface InheritedSettings {
  plain<Name extends keyof PlainFields>(
    name: Name,
  ): Inherited<Settings['effective'][Name]['value']> | undefined
  bands(varName: string): Inherited<Bands> | undefined
}

/**
 * Finds what a location inherits: what holds there, unless it sets that itself; then what holds in the
 * location above, as far as that is in sight.
 */
export function findInherited(settings: Settings, above: Settings | undefined): InheritedSettings {
  const ownBands: Readonly<Record<string, unknown>> = settings.own.bands ?? {}
  const bandsOf = (one: Settings | undefined, varName: string): Inherited<Bands> | undefined => {
    const all: Readonly<Record<string, Inherited<Bands> | undefined>> = one?.effective.bands ?? {}
    return Object.hasOwn(all, varName) ? all[varName] : undefined
  }
  return {
    plain: (name) => (settings.own[name] === undefined ? settings : above)?.effective[name],
    bands: (varName) => bandsOf(Object.hasOwn(ownBands, varName) ? above : settings, varName),
  }
}

/** Says where an inherited value comes from. */
export function nameInherited(from: Source | undefined): string {
  if (from === undefined || (from.kind === 'location' && from.location_id === null)) return words.hidden
  return from.kind === 'default' ? words.byDefault : words.above(from.name)
}
