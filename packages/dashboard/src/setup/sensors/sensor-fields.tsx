import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { findLineage } from '../../data/find-relatives.ts'
import { AddressLink } from '../../design/address-link.tsx'
import { Button } from '../../design/button.tsx'
import { FailureNotice } from '../../design/failure-notice.tsx'
import { Picker, type PickerOption } from '../../design/picker.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { TextField } from '../../design/text-field.tsx'
import { findFloorOf } from '../../plan/find-floors.ts'
import { floorplanQuery } from '../../plan/floorplan-queries.ts'
import { sensorTexts } from '../../text/en/setup-sensors.ts'
import type { EditsOf } from '../use-edits.ts'
import { listRooms } from './list-rooms.ts'
import { PlacingPlan } from './placing-plan.tsx'
import styles from './sensor-fields.module.css'
import type { SensorForm } from './sensor-form.ts'
import { sensorSetupQueries } from './sensor-queries.ts'

const words = sensorTexts

/** Stands for no room in a choice of rooms. */
const noRoom = ''

/** Settings of the fields. */
export interface SensorFieldsProps {
  /** The sensor itself is not drawn among the others of its floor; `undefined`: it is new. */
  readonly sensorId: string | undefined
  readonly edits: EditsOf<SensorForm>
  readonly faultOf: (name: keyof SensorForm) => string | undefined
}

/** Name, location and place of a sensor. */
export function SensorFields({ sensorId, edits, faultOf }: SensorFieldsProps) {
  const { locations } = useDashboard()
  const { value, set, setAll } = edits
  const floorOf = (id: string) => {
    const location = locations.find(({ location_id }) => location_id === id)
    return location && findFloorOf(locations, location)
  }
  const move = (id: string) => {
    // A place on the plan of one floor means nothing on that of another.
    const isSameFloor = floorOf(id)?.location_id === floorOf(value.location_id)?.location_id
    setAll({ location_id: id, ...(!isSameFloor && { polygon_id: null, position: null }) })
  }
  return (
    <>
      <TextField
        label={words.fields.name}
        value={value.name}
        maxLength={200}
        hint={words.hints.name}
        error={faultOf('name')}
        onChange={(name) => set('name', name)}
      />
      <Picker
        label={words.fields.location_id}
        options={useLocationOptions()}
        value={value.location_id === '' ? undefined : value.location_id}
        {...(sensorId !== undefined && { hint: words.hints.location_id })}
        error={faultOf('location_id')}
        onChange={move}
      />
      <PlaceField sensorId={sensorId} edits={edits} faultOf={faultOf} />
    </>
  )
}

/** Lists all locations, each with what it lies in. */
export function useLocationOptions(): readonly PickerOption[] {
  const { locations } = useDashboard()
  return useMemo(
    () =>
      locations.map((location) => ({
        value: location.location_id,
        text: location.name,
        detail: findLineage(locations, location)
          .slice(0, -1)
          .map(({ name }) => name)
          .join(' › '),
      })),
    [locations],
  )
}

function PlaceField({ sensorId, edits, faultOf }: SensorFieldsProps) {
  const { client, locations } = useDashboard()
  const { value, set, setAll } = edits
  const location = locations.find(({ location_id }) => location_id === value.location_id)
  const floor = location && findFloorOf(locations, location)
  const hasPlan = floor !== undefined && floor.has_floorplan !== false
  const plan = useQuery({ ...floorplanQuery(client, floor?.location_id ?? ''), enabled: hasPlan })
  const others = useQuery({
    ...sensorSetupQueries.onFloor(client, floor?.location_id ?? ''),
    enabled: hasPlan,
  })
  const rooms = useMemo(() => listRooms(plan.data ?? undefined), [plan.data])
  const [here, setHere] = useState<readonly string[]>([])
  const room = rooms.find(({ id }) => id === value.polygon_id)
  if (!location) return null
  if (!floor) return <p className={styles.note}>{words.plan.noFloor}</p>
  if (!hasPlan || plan.data === null)
    return (
      <p className={styles.note}>
        {words.plan.noPlan(floor.name)} <AddPlan floorId={floor.location_id} />
      </p>
    )
  if (plan.isPending) return <Skeleton height="12rem" />
  if (!plan.data) return <FailureNotice error={plan.error} onTryAgain={() => void plan.refetch()} />
  const isPlaced = value.position !== null || value.polygon_id !== null
  return (
    <div className={styles.place}>
      <p className={styles.label}>{words.fields.position}</p>
      <PlacingPlan
        plan={plan.data}
        name={value.name === '' ? words.plan.fallbackName : value.name}
        position={value.position}
        polygonId={value.polygon_id}
        others={others.data?.filter(({ sensor_id }) => sensor_id !== sensorId) ?? []}
        onPlace={(position, areas) => {
          setHere(areas.flatMap(({ id }) => id ?? []))
          setAll({ position, polygon_id: areas[0]?.id ?? null })
        }}
      />
      <p role="status" className={styles.note}>
        {!isPlaced
          ? `${words.plan.notYet} ${words.plan.hint}`
          : room
            ? words.plan.inRoom(room.name)
            : words.plan.inNone}
      </p>
      {faultOf('position') !== undefined && <p className={styles.error}>{faultOf('position')}</p>}
      <Picker
        label={words.fields.polygon_id}
        options={[
          { value: noRoom, text: words.noRoom },
          ...rooms
            .map(({ id, name }) => ({
              value: id,
              text: name,
              ...(here.includes(id) && { detail: words.atPoint }),
            }))
            .sort((a, b) => Number(here.includes(b.value)) - Number(here.includes(a.value))),
        ]}
        value={value.polygon_id ?? noRoom}
        hint={words.hints.polygon_id}
        error={faultOf('polygon_id')}
        onChange={(id) => set('polygon_id', id === noRoom ? null : id)}
      />
      {isPlaced && (
        <div>
          <Button size="small" look="quiet" onPress={() => setAll({ position: null, polygon_id: null })}>
            {words.plan.clear}
          </Button>
        </div>
      )}
    </div>
  )
}

function AddPlan({ floorId }: { floorId: string }) {
  const { me } = useDashboard()
  if (!me.can.includes('administer_locations')) return null
  return <AddressLink address={`/setup/plans?id=${floorId}`}>{words.plan.addPlan}</AddressLink>
}
