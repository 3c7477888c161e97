import { useQueryClient } from '@tanstack/react-query'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { sensorTexts } from '../../text/en/setup-sensors.ts'
import { EditForm } from '../edit-form.tsx'
import { SidePanel } from '../side-panel.tsx'
import type { EditsOf } from '../use-edits.ts'
import { useEdits } from '../use-edits.ts'
import { IdField, usePrefixes } from './id-field.tsx'
import { readSensorCode } from './read-sensor-code.ts'
import { SensorFields } from './sensor-fields.tsx'
import type { SensorForm } from './sensor-form.ts'
import { refreshSensors } from './sensor-queries.ts'

const words = sensorTexts

/** What is said of a new sensor. */
interface NewSensorForm extends SensorForm {
  readonly sensor_id: string
}

/** Settings of the panel. */
export interface NewSensorPanelProps {
  /** The location that it is to lie in, unless another is picked. */
  readonly locationId: string | undefined
  /** The id of a sensor that was heard, which is to be placed. */
  readonly heardId: string | undefined
  readonly onClose: () => void
  readonly onCreated: (sensorId: string) => void
}

/** Places a sensor. */
export function NewSensorPanel({ locationId, heardId, onClose, onCreated }: NewSensorPanelProps) {
  const { client, locations } = useDashboard()
  const memory = useQueryClient()
  const prefixes = usePrefixes()
  const location = locations.find(({ location_id }) => location_id === locationId)
  const edits = useEdits<NewSensorForm>(`sensor new ${heardId ?? ''}`, {
    sensor_id: heardId ?? '',
    name: '',
    location_id: location?.location_id ?? (locations.length === 1 ? (locations[0]?.location_id ?? '') : ''),
    polygon_id: null,
    position: null,
  })
  return (
    <SidePanel title={words.new} kind={words.kind} onClose={onClose}>
      <EditForm
        edits={edits}
        labels={words.fields}
        create={words.create}
        onCancel={onClose}
        save={() => {
          const { sensor_id, ...rest } = edits.value
          return client.createSensor({
            ...rest,
            sensor_id: readSensorCode(sensor_id, prefixes) ?? sensor_id.trim(),
          })
        }}
        onSaved={async ({ sensor_id }) => {
          await refreshSensors(memory)
          onCreated(sensor_id)
        }}
      >
        {(faultOf) => (
          <>
            <IdField
              label={words.fields.sensor_id}
              value={edits.value.sensor_id}
              fault={faultOf('sensor_id')}
              onChange={(id) => edits.set('sensor_id', id)}
            />
            <SensorFields sensorId={undefined} edits={narrowEdits(edits)} faultOf={faultOf} />
          </>
        )}
      </EditForm>
    </SidePanel>
  )
}

/** The fields that a new sensor has in common with every other. */
function narrowEdits(edits: EditsOf<NewSensorForm>): EditsOf<SensorForm> {
  return {
    value: edits.value,
    changes: edits.changes,
    conflicts: [],
    set: edits.set,
    setAll: edits.setAll,
    takeTheirs: edits.takeTheirs,
    keepMine: edits.keepMine,
    drop: edits.drop,
  }
}
