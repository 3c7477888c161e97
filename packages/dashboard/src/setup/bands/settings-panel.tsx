import type { Schemas } from '@openlightfi/client'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { type Location, queries } from '../../data/queries.ts'
import { FailureNotice } from '../../design/failure-notice.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { settingsTexts } from '../../text/en/setup-bands.ts'
import { locationTexts } from '../../text/en/setup-locations.ts'
import { SidePanel } from '../side-panel.tsx'
import { SettingsEditor } from './settings-editor.tsx'

const words = settingsTexts

/** Settings of the panel. */
export interface SettingsPanelProps {
  readonly location: Location
  readonly onClose: () => void
}

/** What holds in a location, where it comes from, and what it sets itself. */
export function SettingsPanel({ location, onClose }: SettingsPanelProps) {
  const { client, locations } = useDashboard()
  // Whoever edits begins with what holds now.
  const settings = useQuery({ ...queries.settings(client, location.location_id), staleTime: 0 })
  const hasParent = locations.some(({ location_id }) => location_id === location.parent_id)
  const above = useQuery({ ...queries.settings(client, location.parent_id ?? ''), enabled: hasParent })
  return (
    <SidePanel title={location.name} kind={locationTexts.kinds[location.kind]} onClose={onClose}>
      <p>
        <Link to="/live/$location" params={{ location: location.location_id }}>
          {words.live}
        </Link>
      </p>
      {settings.data && (
        <SettingsEditor
          key={location.location_id}
          location={location}
          settings={settings.data}
          above={hasParent ? above.data : undefined}
        />
      )}
      {settings.isPending && <Skeleton height="24rem" />}
      {settings.error && <FailureNotice error={settings.error} onTryAgain={() => void settings.refetch()} />}
    </SidePanel>
  )
}

/** Settings of a location as the API has them. */
export type Settings = Schemas['LocationSettingsOutput']
