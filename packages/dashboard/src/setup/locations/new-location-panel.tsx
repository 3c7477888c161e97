import { useQueryClient } from '@tanstack/react-query'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { locationTexts } from '../../text/en/setup-locations.ts'
import { EditForm } from '../edit-form.tsx'
import { SidePanel } from '../side-panel.tsx'
import { useEdits } from '../use-edits.ts'
import { LocationFields, type LocationForm } from './location-fields.tsx'
import { refreshLocations } from './location-queries.ts'

const words = locationTexts

/** What usually lies in each kind of location. */
const kindBelow = {
  organisation: 'site',
  site: 'building',
  building: 'floor',
  floor: 'room',
  room: 'zone',
  zone: 'zone',
} as const

/** Settings of the panel. */
export interface NewLocationPanelProps {
  /** The location that it is to lie in, unless another is picked. */
  readonly parentId: string | undefined
  readonly onClose: () => void
  readonly onCreated: (locationId: string) => void
}

/** Makes a location. */
export function NewLocationPanel({ parentId, onClose, onCreated }: NewLocationPanelProps) {
  const { client, locations } = useDashboard()
  const memory = useQueryClient()
  const parent = locations.find(({ location_id }) => location_id === parentId) ?? locations[0]
  const edits = useEdits<LocationForm>('location new', {
    name: '',
    kind: kindBelow[parent?.kind ?? 'organisation'],
    parent_id: parent?.location_id ?? '',
    time_zone: null,
  })
  const { name, kind, parent_id, time_zone } = edits.value
  return (
    <SidePanel title={words.new} kind={words.title} onClose={onClose}>
      <EditForm
        edits={edits}
        labels={words.fields}
        create={words.create}
        onCancel={onClose}
        save={() =>
          client.createLocation({
            name,
            kind: kind === 'organisation' ? 'site' : kind,
            parent_id: parent_id ?? '',
            ...(time_zone !== null && { time_zone }),
          })
        }
        onSaved={async ({ location_id }) => {
          await refreshLocations(memory, client)
          onCreated(location_id)
        }}
      >
        {(faultOf) => <LocationFields locationId={undefined} edits={edits} faultOf={faultOf} />}
      </EditForm>
    </SidePanel>
  )
}
