import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { findChildren } from '../../data/find-relatives.ts'
import type { Location } from '../../data/queries.ts'
import { AddressLink } from '../../design/address-link.tsx'
import { FailureNotice } from '../../design/failure-notice.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { setupTexts } from '../../text/en/setup.ts'
import { locationTexts } from '../../text/en/setup-locations.ts'
import { DeletePart } from '../delete-part.tsx'
import { EditForm } from '../edit-form.tsx'
import { CopiedId, Facts } from '../facts.tsx'
import { writeSetupAddress } from '../setup-search.ts'
import { PanelPart, SidePanel } from '../side-panel.tsx'
import { useEdits } from '../use-edits.ts'
import { LocationFields, type LocationForm } from './location-fields.tsx'
import {
  type LocationRecord,
  locationQueries,
  refreshLocationLists,
  refreshLocations,
} from './location-queries.ts'

const words = locationTexts

/** Children that are named; the list has the others. */
const mostChildren = 12

/** Settings of the panel. */
export interface LocationPanelProps {
  readonly location: Location
  readonly onClose: () => void
}

/** A location, to be changed, moved and deleted. */
export function LocationPanel({ location, onClose }: LocationPanelProps) {
  const { client, locations } = useDashboard()
  const records = useQuery(locationQueries.records(client))
  const current = useQuery(locationQueries.location(client, location.location_id))
  const record = records.data?.find(({ location_id }) => location_id === location.location_id)
  const failure = records.error ?? current.error
  return (
    <SidePanel title={location.name} kind={words.kinds[location.kind]} onClose={onClose}>
      <Facts facts={[[setupTexts.id, <CopiedId key="id" id={location.location_id} />]]} />
      {record && current.data && <ChangeForm location={current.data} record={record} />}
      {(records.isPending || current.isPending) && <Skeleton height="14rem" />}
      {failure && (
        <FailureNotice
          error={failure}
          onTryAgain={() => {
            void records.refetch()
            void current.refetch()
          }}
        />
      )}
      <PanelPart title={words.children.title}>
        <Children of={findChildren(locations, location.location_id)} />
        <Links location={location} />
      </PanelPart>
      {location.kind !== 'organisation' && <Remove location={location} onRemoved={onClose} />}
    </SidePanel>
  )
}

function ChangeForm({ location, record }: { location: Location; record: LocationRecord }) {
  const { client } = useDashboard()
  const memory = useQueryClient()
  const saved: LocationForm = {
    name: location.name,
    kind: location.kind,
    parent_id: location.parent_id,
    time_zone: record.time_zone ?? null,
  }
  const edits = useEdits(`location ${location.location_id}`, saved)
  return (
    <EditForm
      edits={edits}
      labels={words.fields}
      write={useWriteField()}
      save={(changes) =>
        client.changeLocation(location.location_id, pickChanges(changes), {
          ...(location.version !== undefined && { ifVersion: location.version }),
        })
      }
      onSaved={() => refreshLocations(memory, client)}
      reload={() => void refreshLocations(memory, client)}
    >
      {(faultOf) => <LocationFields locationId={location.location_id} edits={edits} faultOf={faultOf} />}
    </EditForm>
  )
}

/** What the API takes: an organisation keeps its kind, and the topmost location its place. */
function pickChanges({ kind, parent_id, ...changes }: Partial<LocationForm>) {
  return {
    ...changes,
    ...(kind !== undefined && kind !== 'organisation' && { kind }),
    ...(parent_id !== undefined && parent_id !== null && { parent_id }),
  }
}

/** Gives a function that writes the value of a field for people. */
function useWriteField(): (name: keyof LocationForm, value: unknown) => string {
  const { locations } = useDashboard()
  return (name, value) => {
    if (name === 'kind') return words.kinds[value as LocationForm['kind']]
    if (name === 'parent_id')
      return locations.find(({ location_id }) => location_id === value)?.name ?? words.hidden
    return value === null ? words.inherited('') : String(value)
  }
}

function Children({ of: children }: { of: readonly Location[] }) {
  if (children.length === 0) return <p>{words.children.none}</p>
  return (
    <ul>
      {children.slice(0, mostChildren).map(({ location_id, name }) => (
        <li key={location_id}>
          <AddressLink address={writeSetupAddress('/setup/locations', { id: location_id })}>
            <bdi>{name}</bdi>
          </AddressLink>
        </li>
      ))}
      {children.length > mostChildren && <li>{words.children.more(children.length - mostChildren)}</li>}
    </ul>
  )
}

/** What else of it is set up elsewhere, and how it looks. */
function Links({ location: { location_id: id, kind } }: { location: Location }) {
  const places = [
    ['/setup/sensors', { location: id }, words.links.sensors],
    ...(kind === 'floor' ? [['/setup/plans', { id }, words.links.plan] as const] : []),
    ['/setup/bands', { id }, words.links.bands],
  ] as const
  return (
    <ul>
      {places.map(([to, search, text]) => (
        <li key={to}>
          <AddressLink address={writeSetupAddress(to, search)}>{text}</AddressLink>
        </li>
      ))}
      <li>
        <Link to="/live/$location" params={{ location: id }}>
          {words.links.live}
        </Link>
      </li>
    </ul>
  )
}

function Remove({ location, onRemoved }: { location: Location; onRemoved: () => void }) {
  const { client } = useDashboard()
  const memory = useQueryClient()
  const { remove } = words
  return (
    <DeletePart
      name={location.name}
      title={remove.title}
      lead={remove.lead}
      open={remove.open}
      ask={remove.ask(location.name)}
      goes={remove.goes}
      blockers={<Blockers location={location} />}
      remove={() => client.deleteLocation(location.location_id)}
      onRemoved={() => {
        onRemoved()
        void refreshLocationLists(memory, client)
      }}
    />
  )
}

/** Where to look for what keeps a location from being deleted. */
function Blockers({ location }: { location: Location }) {
  const { blockers } = words.remove
  const places = [
    ['/setup/locations', { id: location.location_id }, blockers.children],
    ['/setup/sensors', { location: location.location_id, show: 'retired' }, blockers.retired],
    ['/setup/sensors', { location: location.location_id }, blockers.sensors],
    ['/setup/people', {}, blockers.people],
  ] as const
  return (
    <ul>
      {places.map(([to, search, text]) => (
        <li key={text}>
          <AddressLink address={writeSetupAddress(to, search)}>{text}</AddressLink>
        </li>
      ))}
    </ul>
  )
}
