import { useNavigate, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useMemo } from 'react'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { useTitle } from '../../app/use-title.ts'
import { Button } from '../../design/button.tsx'
import { setupTexts } from '../../text/en/setup.ts'
import { locationTexts } from '../../text/en/setup-locations.ts'
import { GonePanel } from '../gone-panel.tsx'
import { ListFilter, NothingFound } from '../list-filter.tsx'
import { SetupPage } from '../setup-page.tsx'
import { newId } from '../setup-search.ts'
import { SetupTable } from '../setup-table.tsx'
import { StateMark } from '../state-mark.tsx'
import { useListAddress } from '../use-list-address.ts'
import { type LocationRow, listLocations } from './list-locations.ts'
import { LocationPanel } from './location-panel.tsx'
import { NewLocationPanel } from './new-location-panel.tsx'

const words = locationTexts

const columns = [
  { id: 'kind', text: words.columns.kind, cell: ({ location }: LocationRow) => words.kinds[location.kind] },
  { id: 'zone', text: words.columns.timeZone, cell: ({ location }: LocationRow) => location.time_zone },
  {
    id: 'plan',
    text: words.columns.plan,
    cell: ({ location }: LocationRow) =>
      location.kind === 'floor' &&
      (location.has_floorplan ? words.plan.yes : <StateMark state="waiting" text={words.plan.no} />),
  },
]

/** The tree of locations, to be grown, changed and cut. */
export function LocationsScreen() {
  const { locations } = useDashboard()
  const { parent } = useSearch({ from: '/setup/locations' })
  const address = useListAddress('/setup/locations')
  const { id, q } = address
  const navigate = useNavigate({ from: '/setup/locations' })
  const rows = useMemo(() => listLocations(locations, q), [locations, q])
  useTitle(words.title, setupTexts.title)
  const location = locations.find(({ location_id }) => location_id === id)
  const isFiltered = q.trim() !== ''
  return (
    <SetupPage
      title={words.title}
      lead={words.lead}
      openRowId={address.openRowId}
      tools={
        <>
          <ListFilter address={address} label={words.filter} />
          <p role="status">{words.shown(rows.length, locations.length)}</p>
          <Button
            look="primary"
            onPress={() =>
              navigate({ search: { id: newId, ...(location && { parent: location.location_id }) } })
            }
          >
            <Plus size={16} aria-hidden />
            {words.add}
          </Button>
        </>
      }
      panel={
        address.isNew ? (
          <NewLocationPanel parentId={parent} onClose={address.close} onCreated={address.open} />
        ) : location ? (
          <LocationPanel key={id} location={location} onClose={address.close} />
        ) : (
          id !== undefined && <GonePanel kind={words.title} text={words.gone} onClose={address.close} />
        )
      }
    >
      {rows.length === 0 && <NothingFound address={address} />}
      {rows.length > 0 && (
        <SetupTable
          label={words.title}
          rows={rows}
          nameText={words.columns.name}
          idOf={({ location: one }) => one.location_id}
          nameOf={({ location: one }) => one.name}
          {...(isFiltered
            ? { detailOf: ({ path }: LocationRow) => path }
            : { depthOf: ({ depth }: LocationRow) => depth })}
          columns={columns}
          addressOf={({ location: one }) => address.addressOf(one.location_id)}
          openId={id}
          isBrief
        />
      )}
    </SetupPage>
  )
}
