import { TextField } from '../../design/text-field.tsx'
import { settingsTexts } from '../../text/en/setup-bands.ts'
import { DaysField, HoursField } from './hours-field.tsx'
import { Setting } from './setting.tsx'
import type { PlainFields } from './settings-form.ts'
import { writeSetting } from './write-setting.ts'

const words = settingsTexts

/** What a field begins with where nothing is inherited that could be seen. */
const beginnings: Readonly<Record<keyof PlainFields, string>> = {
  working_hours: '8-18',
  working_days: 'mon-fri',
  outdoor_co2_ppm: '450',
  capacity: '',
}

/** Settings of the field. */
export interface PlainSettingProps {
  readonly name: keyof PlainFields
  /** `null`: inherited. */
  readonly value: string | null
  /** What is inherited; `null`: nobody set it, or it cannot be seen. */
  readonly inherited: string | number | null
  readonly source: string
  readonly faults: readonly string[]
  readonly onChange: (value: string | null) => void
}

/** Hours, days or a number that a location sets itself or inherits. */
export function PlainSetting({ name, value, inherited, source, faults, onChange }: PlainSettingProps) {
  const label = words.fields[name]
  return (
    <Setting
      label={label}
      isOwn={value !== null}
      source={source}
      faults={faults}
      onSet={() => onChange(inherited === null ? beginnings[name] : String(inherited))}
      onLetGo={() => onChange(null)}
    >
      {value === null && (
        <p>{inherited === null && name !== 'capacity' ? '' : writeSetting(name, inherited)}</p>
      )}
      {value !== null && name === 'working_hours' && <HoursField value={value} onChange={onChange} />}
      {value !== null && name === 'working_days' && <DaysField value={value} onChange={onChange} />}
      {value !== null && (name === 'outdoor_co2_ppm' || name === 'capacity') && (
        <TextField
          label={`${label}, ${words.units[name]}`}
          showLabel={false}
          value={value}
          maxLength={10}
          hint={words.hints[name]}
          onChange={onChange}
        />
      )}
    </Setting>
  )
}
