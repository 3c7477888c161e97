import { useMemo } from 'react'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { findLineage } from '../../data/find-relatives.ts'
import { Picker, type PickerOption } from '../../design/picker.tsx'
import { Select } from '../../design/select.tsx'
import { TextField } from '../../design/text-field.tsx'
import { locationTexts } from '../../text/en/setup-locations.ts'
import type { EditsOf } from '../use-edits.ts'
import { findNewParents } from './list-locations.ts'

const words = locationTexts

/** What can be changed of a location. */
export interface LocationForm {
  readonly name: string
  readonly kind: keyof typeof words.kinds
  readonly parent_id: string | null
  /** `null`: inherited. */
  readonly time_zone: string | null
}

/** Stands for the zone of what a location lies in. */
const inherit = 'inherit'

/** Settings of the fields. */
export interface LocationFieldsProps {
  /** `undefined`: it is new. */
  readonly locationId: string | undefined
  readonly edits: EditsOf<LocationForm>
  readonly faultOf: (name: keyof LocationForm) => string | undefined
}

/** The fields of a location. The topmost one that somebody sees stays where it lies. */
export function LocationFields({ locationId, edits, faultOf }: LocationFieldsProps) {
  const { locations } = useDashboard()
  const { value, set } = edits
  const parent = locations.find(({ location_id }) => location_id === value.parent_id)
  const parents = useMemo(
    () =>
      findNewParents(locations, locationId).map((location) => ({
        value: location.location_id,
        text: location.name,
        detail: findLineage(locations, location)
          .slice(0, -1)
          .map(({ name }) => name)
          .join(' › '),
      })),
    [locations, locationId],
  )
  const kinds = Object.entries(words.kinds)
    .filter(([kind]) => kind !== 'organisation' || value.kind === 'organisation')
    .map(([kind, text]) => ({ value: kind as LocationForm['kind'], text }))
  const zones = useMemo(
    () => listZones(parent?.time_zone, value.time_zone),
    [parent?.time_zone, value.time_zone],
  )
  return (
    <>
      <TextField
        label={words.fields.name}
        value={value.name}
        maxLength={200}
        error={faultOf('name')}
        onChange={(name) => set('name', name)}
      />
      {value.kind !== 'organisation' && (
        <Select
          label={words.fields.kind}
          showLabel
          look="field"
          options={kinds}
          value={value.kind}
          onChange={(kind) => set('kind', kind)}
        />
      )}
      {value.parent_id !== null && (
        <Picker
          label={words.fields.parent_id}
          options={parents}
          value={value.parent_id}
          {...(locationId !== undefined && { hint: words.hints.parent_id })}
          error={faultOf('parent_id')}
          onChange={(id) => set('parent_id', id)}
        />
      )}
      <Picker
        label={words.fields.time_zone}
        options={zones}
        value={value.time_zone ?? inherit}
        hint={words.hints.time_zone}
        error={faultOf('time_zone')}
        onChange={(zone) => set('time_zone', zone === inherit ? null : zone)}
      />
    </>
  )
}

/** Lists the zones that this browser knows, and the chosen one, which the server may know alone. */
function listZones(inherited: string | undefined, chosen: string | null): readonly PickerOption[] {
  const zones = new Set([...(chosen === null ? [] : [chosen]), 'UTC', ...Intl.supportedValuesOf('timeZone')])
  const known = [...zones].map((zone) => ({ value: zone, text: zone }))
  return inherited === undefined ? known : [{ value: inherit, text: words.inherited(inherited) }, ...known]
}
