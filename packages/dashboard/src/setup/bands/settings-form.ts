import type { Schemas } from '@openlightfi/client'

/** A band while it is edited: its limit is text, empty for the last, which has none. */
export interface DraftBand {
  readonly name: string
  readonly to: string
  readonly severity: number
}

/** The fields of a location that are no bands. `null`: inherited. Numbers are texts while they are edited. */
export interface PlainFields {
  readonly working_hours: string | null
  readonly working_days: string | null
  readonly outdoor_co2_ppm: string | null
  readonly capacity: string | null
}

/** The names of the fields that are no bands. */
export const plainNames = ['working_hours', 'working_days', 'outdoor_co2_ppm', 'capacity'] as const

/** The field of the bands of a variable. */
export type BandField = `bands.${string}`

/**
 * What a location sets itself, a field for each setting, so that two who change different ones do not meet.
 * `null`: inherited.
 */
export type SettingsForm = PlainFields & Readonly<Record<BandField, readonly DraftBand[] | null>>

type Own = Schemas['LocationSettingsInput']

/** Names the field of the bands of a variable. */
export function bandField(varName: string): BandField {
  return `bands.${varName}`
}

/** Puts the settings of a location into fields. @param varNames of all variables that can have bands. */
export function toForm(own: Own, varNames: readonly string[]): SettingsForm {
  const bands: Readonly<Record<string, readonly Schemas['Band'][] | undefined>> = own.bands ?? {}
  return {
    working_hours: own.working_hours ?? null,
    working_days: own.working_days ?? null,
    outdoor_co2_ppm: own.outdoor_co2_ppm === undefined ? null : String(own.outdoor_co2_ppm),
    capacity: own.capacity === undefined ? null : String(own.capacity),
    ...Object.fromEntries(
      varNames.map((varName) => {
        const ofVariable = Object.hasOwn(bands, varName) ? bands[varName] : undefined
        return [bandField(varName), ofVariable ? toDrafts(ofVariable) : null]
      }),
    ),
  }
}

/** Makes the settings out of fields that have no faults. */
export function toSettings(form: SettingsForm, varNames: readonly string[]): Own {
  const bands = Object.fromEntries(
    varNames.flatMap((varName) => {
      const drafts = form[bandField(varName)]
      return drafts ? [[varName, toBands(drafts)]] : []
    }),
  )
  return {
    ...(form.working_hours !== null && { working_hours: form.working_hours }),
    ...(form.working_days !== null && { working_days: form.working_days }),
    ...(form.outdoor_co2_ppm !== null && { outdoor_co2_ppm: Number(form.outdoor_co2_ppm) }),
    ...(form.capacity !== null && { capacity: Number(form.capacity) }),
    ...(Object.keys(bands).length > 0 && { bands }),
  }
}

/** Makes bands that can be edited. */
export function toDrafts(bands: readonly Schemas['Band'][]): readonly DraftBand[] {
  return bands.map(({ name, to, severity }) => ({ name, to: to === null ? '' : String(to), severity }))
}

/** Makes bands out of what was edited; the last has no limit. A limit that is no number is `NaN`. */
export function toBands(drafts: readonly DraftBand[]): Schemas['Band'][] {
  return drafts.map(({ name, to, severity }, index) => ({
    name: name.trim(),
    to: index === drafts.length - 1 ? null : readNumber(to),
    severity,
  }))
}

/** Reads a number that somebody typed, with a point or a comma; `NaN` for anything else. */
export function readNumber(text: string): number {
  const plain = text.trim().replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN
}
