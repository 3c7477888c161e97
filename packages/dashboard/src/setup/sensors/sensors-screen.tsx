import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { MapPin, Plus } from 'lucide-react'
import { useDeferredValue } from 'react'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { useTitle } from '../../app/use-title.ts'
import type { Sensor } from '../../data/queries.ts'
import { Button } from '../../design/button.tsx'
import { Empty } from '../../design/empty.tsx'
import { FailureNotice } from '../../design/failure-notice.tsx'
import { Picker } from '../../design/picker.tsx'
import { Select } from '../../design/select.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { TextField } from '../../design/text-field.tsx'
import { setupTexts } from '../../text/en/setup.ts'
import { sensorTexts } from '../../text/en/setup-sensors.ts'
import { SetupPage } from '../setup-page.tsx'
import { newId, sensorShows, writeSetupAddress } from '../setup-search.ts'
import { rowIdOf, SetupTable } from '../setup-table.tsx'
import { StateMark } from '../state-mark.tsx'
import { HeardPart } from './heard-part.tsx'
import { NewSensorPanel } from './new-sensor-panel.tsx'
import { chooseFloor, PlaceRow } from './place-row.tsx'
import { useLocationOptions } from './sensor-fields.tsx'
import { SensorPanel } from './sensor-panel.tsx'
import { sensorSetupQueries } from './sensor-queries.ts'
import styles from './sensors-screen.module.css'

const words = sensorTexts

/** Stands for no filter in a choice. */
const everywhere = ''

/** All sensors in sight, to be placed, moved and taken out of use. */
export function SensorsScreen() {
  const search = useSearch({ from: '/setup/sensors' })
  useTitle(words.title, setupTexts.title)
  const navigate = useNavigate({ from: '/setup/sensors' })
  if (search.row !== undefined)
    return (
      <PlaceRow
        floorId={search.row}
        onChoose={(row) => navigate({ search: { row } })}
        onClose={() => navigate({ search: {} })}
      />
    )
  return <SensorList />
}

function SensorList() {
  const { client, locations } = useDashboard()
  const { id, q = '', location, show, heard } = useSearch({ from: '/setup/sensors' })
  const navigate = useNavigate({ from: '/setup/sensors' })
  const text = useDeferredValue(q)
  const list = useInfiniteQuery({
    ...sensorSetupQueries.list(client, { q: text, location, show }),
    placeholderData: (before) => before,
  })
  const rows = list.data?.pages.flatMap(({ data }) => data) ?? []
  const filter = { ...(q && { q }), ...(location && { location }), ...(show && { show }) }
  const change = (next: { q?: string; location?: string; show?: (typeof sensorShows)[number] }) =>
    navigate({ search: { ...next, ...(id !== undefined && { id }) }, replace: true })
  const open = (next: string | undefined) => navigate({ search: { ...filter, ...(next && { id: next }) } })
  const isFiltered = Object.keys(filter).length > 0
  const nameOf = (locationId: string | undefined) =>
    locations.find(({ location_id }) => location_id === locationId)?.name ?? words.hidden
  return (
    <SetupPage
      title={words.title}
      lead={words.lead}
      openRowId={id === undefined || id === newId ? undefined : rowIdOf(id)}
      tools={
        <>
          <TextField
            label={words.filter}
            showLabel={false}
            placeholder={words.filter}
            type="search"
            maxLength={100}
            value={q}
            onChange={(typed) => {
              const { q: _, ...others } = filter
              change({ ...others, ...(typed && { q: typed }) })
            }}
          />
          <Filters
            location={location}
            show={show}
            onLocation={(next) => {
              const { location: _, ...others } = filter
              change({ ...others, ...(next !== everywhere && { location: next }) })
            }}
            onShow={(next) => {
              const { show: _, ...others } = filter
              change({ ...others, ...(next !== undefined && { show: next }) })
            }}
          />
          <p role="status">{list.data ? words.shown(rows.length, list.hasNextPage) : words.looking}</p>
          <Adding
            locationId={location}
            onAdd={() => navigate({ search: { ...(location && { location }), id: newId } })}
            onRow={(row) => navigate({ search: { row } })}
          />
        </>
      }
      panel={
        id === newId ? (
          <NewSensorPanel
            locationId={location}
            heardId={heard}
            onClose={() => open(undefined)}
            onCreated={open}
          />
        ) : (
          id !== undefined && (
            <SensorPanel key={id} sensorId={id} onClose={() => open(undefined)} onOpen={open} />
          )
        )
      }
    >
      <HeardPart onPlace={(heardId) => navigate({ search: { ...filter, id: newId, heard: heardId } })} />
      {list.isPending && <Skeleton height="24rem" />}
      {list.error && <FailureNotice error={list.error} onTryAgain={() => void list.refetch()} />}
      {list.data && rows.length === 0 && (
        <Empty title={isFiltered ? setupTexts.list.none : words.none.title}>
          {isFiltered ? (
            <Button size="small" onPress={() => navigate({ search: {}, replace: true })}>
              {setupTexts.list.clear}
            </Button>
          ) : (
            words.none.lead
          )}
        </Empty>
      )}
      {rows.length > 0 && (
        <SetupTable
          label={words.title}
          rows={rows}
          nameText={words.columns.name}
          idOf={({ sensor_id }) => sensor_id}
          nameOf={({ name, sensor_id }) => name ?? sensor_id}
          detailOf={({ sensor_id }) => sensor_id}
          columns={[
            { id: 'location', text: words.columns.location, cell: (sensor) => nameOf(sensor.location_id) },
            {
              id: 'status',
              text: words.columns.status,
              cell: ({ status }) => status && <Status status={status} />,
            },
            { id: 'place', text: words.columns.place, cell: namePlace },
          ]}
          addressOf={({ sensor_id }) => writeSetupAddress('/setup/sensors', { ...filter, id: sensor_id })}
          openId={id}
          isBrief
          isPaged
        />
      )}
      {list.hasNextPage && (
        <div>
          <Button isDisabled={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
            {words.loadMore}
          </Button>
        </div>
      )}
    </SetupPage>
  )
}

/** Which mark a state has; what reports has none, so that the others are seen. */
const marks = {
  online: undefined,
  silent: 'failing',
  offline: 'failing',
  rebooting: 'failing',
  never_reported: 'waiting',
  retired: 'stopped',
} as const

function Status({ status }: { status: NonNullable<Sensor['status']> }) {
  const mark = marks[status]
  const text = words.statuses[status]
  return mark === undefined ? text : <StateMark state={mark} text={text} />
}

function namePlace({ polygon_id, position }: Sensor) {
  if (polygon_id != null) return words.place.polygon
  return position ? words.place.position : <StateMark state="waiting" text={words.place.none} />
}

interface FiltersProps {
  readonly location: string | undefined
  readonly show: (typeof sensorShows)[number] | undefined
  readonly onLocation: (locationId: string) => void
  readonly onShow: (show: (typeof sensorShows)[number] | undefined) => void
}

function Filters({ location, show, onLocation, onShow }: FiltersProps) {
  const locations = useLocationOptions()
  return (
    <>
      <Picker
        label={words.location}
        showLabel={false}
        options={[{ value: everywhere, text: words.everywhere }, ...locations]}
        value={location ?? everywhere}
        onChange={onLocation}
      />
      <Select
        label={words.show}
        look="field"
        options={(['all', ...sensorShows] as const).map((value) => ({ value, text: words.shows[value] }))}
        value={show ?? 'all'}
        onChange={(next) => onShow(next === 'all' ? undefined : next)}
      />
    </>
  )
}

interface AddingProps {
  readonly locationId: string | undefined
  readonly onAdd: () => void
  readonly onRow: (floorId: string) => void
}

function Adding({ locationId, onAdd, onRow }: AddingProps) {
  return (
    <div className={styles.adding}>
      <Button onPress={() => onRow(locationId ?? chooseFloor)}>
        <MapPin size={16} aria-hidden />
        {words.inRow}
      </Button>
      <Button look="primary" onPress={onAdd}>
        <Plus size={16} aria-hidden />
        {words.add}
      </Button>
    </div>
  )
}
