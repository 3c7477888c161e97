import { X } from 'lucide-react'
import { useMemo } from 'react'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { findLineage } from '../../data/find-relatives.ts'
import { isolateText } from '../../data/isolate-text.ts'
import { Button } from '../../design/button.tsx'
import { Picker } from '../../design/picker.tsx'
import { TextField } from '../../design/text-field.tsx'
import { webhookTexts } from '../../text/en/setup-webhooks.ts'
import { CheckList } from '../check-list.tsx'
import { LinesField } from '../lines-field.tsx'
import type { EditsOf } from '../use-edits.ts'
import styles from './webhook-fields.module.css'
import type { WebhookForm } from './webhook-form.ts'

const words = webhookTexts

/** Settings of the fields. */
export interface WebhookFieldsProps {
  readonly edits: EditsOf<WebhookForm>
  /** What the server said of a field, or of the filter. */
  readonly faultOf: (name: keyof WebhookForm) => string | undefined
}

/** Where readings go, and which. */
export function WebhookFields({ edits, faultOf }: WebhookFieldsProps) {
  const { catalogue } = useDashboard()
  const { value, set } = edits
  const isNarrow = value.sensor_ids.length > 0 || value.var_names.length > 0
  return (
    <>
      <TextField
        label={words.fields.url}
        value={value.url}
        maxLength={2_048}
        placeholder="https://"
        hint={words.hints.url}
        error={faultOf('url')}
        onChange={(url) => set('url', url)}
      />
      <TextField
        label={words.fields.description}
        value={value.description}
        maxLength={200}
        hint={words.hints.description}
        error={faultOf('description')}
        onChange={(description) => set('description', description)}
      />
      <Locations edits={edits} faultOf={faultOf} />
      <details className={styles.more} open={isNarrow}>
        <summary>{words.more}</summary>
        <div className={styles.fields}>
          <CheckList
            label={words.fields.var_names}
            options={catalogue.variables.map(({ var_name, label }) => ({
              value: var_name,
              text: label,
              detail: var_name,
            }))}
            value={value.var_names}
            error={faultOf('var_names')}
            onChange={(names) => set('var_names', names)}
          />
          <LinesField
            label={words.fields.sensor_ids}
            value={value.sensor_ids}
            hint={words.hints.sensor_ids}
            error={faultOf('sensor_ids')}
            onChange={(ids) => set('sensor_ids', ids)}
          />
        </div>
      </details>
    </>
  )
}

function Locations({ edits: { value, set }, faultOf }: WebhookFieldsProps) {
  const { locations } = useDashboard()
  const chosen = value.location_ids
  const options = useMemo(
    () =>
      locations
        .filter(({ location_id }) => !chosen.includes(location_id))
        .map((location) => ({
          value: location.location_id,
          text: location.name,
          detail: findLineage(locations, location)
            .slice(0, -1)
            .map(({ name }) => name)
            .join(' › '),
        })),
    [locations, chosen],
  )
  return (
    <div className={styles.locations}>
      {chosen.length > 0 && (
        <ul aria-label={words.fields.location_ids}>
          {chosen.map((id) => {
            const name = locations.find(({ location_id }) => location_id === id)?.name ?? words.hidden
            return (
              <li key={id}>
                <bdi>{name}</bdi>
                <Button
                  size="icon"
                  look="quiet"
                  aria-label={words.removeLocation(isolateText(name))}
                  onPress={() =>
                    set(
                      'location_ids',
                      chosen.filter((one) => one !== id),
                    )
                  }
                >
                  <X size={16} aria-hidden />
                </Button>
              </li>
            )
          })}
        </ul>
      )}
      <Picker
        label={words.fields.location_ids}
        options={options}
        value={undefined}
        placeholder={chosen.length === 0 ? words.whole : words.addLocation}
        hint={words.hints.location_ids}
        error={faultOf('location_ids')}
        onChange={(id) => set('location_ids', [...chosen, id])}
      />
    </div>
  )
}
