import { X } from 'lucide-react'
import { useMemo } from 'react'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { findLineage } from '../../data/find-relatives.ts'
import { Button } from '../../design/button.tsx'
import { Picker } from '../../design/picker.tsx'
import { peopleTexts } from '../../text/en/setup-people.ts'
import styles from './places-field.module.css'

const words = peopleTexts

/** Settings of the field. */
export interface PlacesFieldProps {
  readonly value: readonly string[]
  readonly error: string | undefined
  readonly onChange: (locationIds: string[]) => void
}

/** Several locations, each of which can be taken away, and a picker for another. */
export function PlacesField({ value, error, onChange }: PlacesFieldProps) {
  const { locations } = useDashboard()
  const options = useMemo(
    () =>
      locations
        .filter(({ location_id }) => !value.includes(location_id))
        .map((location) => ({
          value: location.location_id,
          text: location.name,
          detail: findLineage(locations, location)
            .slice(0, -1)
            .map(({ name }) => name)
            .join(' › '),
        })),
    [locations, value],
  )
  const nameOf = (id: string) =>
    locations.find(({ location_id }) => location_id === id)?.name ?? words.hiddenPlace
  return (
    <div className={styles.places}>
      <Picker
        label={words.fields.location_ids}
        options={options}
        value={undefined}
        placeholder={words.addPlace}
        hint={value.length === 0 ? words.hints.noPlaceYet : words.hints.location_ids}
        error={error}
        onChange={(id) => onChange([...value, id])}
      />
      {value.length > 0 && (
        <ul className={styles.chosen} aria-label={words.fields.location_ids}>
          {value.map((id) => (
            <li key={id}>
              <bdi>{nameOf(id)}</bdi>
              <Button
                size="icon"
                look="quiet"
                aria-label={words.removePlace(nameOf(id))}
                onPress={() => onChange(value.filter((one) => one !== id))}
              >
                <X size={16} aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
