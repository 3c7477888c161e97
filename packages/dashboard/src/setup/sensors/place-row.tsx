import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { useState } from 'react'
import { useDashboard } from '../../app/dashboard-context.tsx'
import type { Location, Sensor } from '../../data/queries.ts'
import { Button } from '../../design/button.tsx'
import { Empty } from '../../design/empty.tsx'
import { FailureNotice } from '../../design/failure-notice.tsx'
import { Picker } from '../../design/picker.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { findFloorOf } from '../../plan/find-floors.ts'
import { floorplanQuery } from '../../plan/floorplan-queries.ts'
import { sensorTexts } from '../../text/en/setup-sensors.ts'
import { SetupPage } from '../setup-page.tsx'
import { findNext } from './find-next.ts'
import { listRooms } from './list-rooms.ts'
import styles from './place-row.module.css'
import { PlacingPlan } from './placing-plan.tsx'
import { useLocationOptions } from './sensor-fields.tsx'
import { readSensorForm, type SensorForm } from './sensor-form.ts'
import { isUnplaced, refreshSensors, sensorSetupQueries } from './sensor-queries.ts'

const words = sensorTexts.row

/** Stands in the address for a floor that is not chosen yet. */
export const chooseFloor = 'choose'

/** Settings of the view. */
export interface PlaceRowProps {
  readonly floorId: string
  readonly onChoose: (floorId: string) => void
  readonly onClose: () => void
}

/** Places the sensors of a floor on its plan, one after the other. */
export function PlaceRow({ floorId, onChoose, onClose }: PlaceRowProps) {
  const { locations } = useDashboard()
  const location = locations.find(({ location_id }) => location_id === floorId)
  const floor = location && findFloorOf(locations, location)
  const floors = useLocationOptions().filter(({ value }) =>
    locations.some(
      ({ location_id, kind, has_floorplan }) =>
        location_id === value && kind === 'floor' && has_floorplan !== false,
    ),
  )
  return (
    <SetupPage
      title={floor ? words.title(floor.name) : sensorTexts.inRow}
      lead={words.lead}
      openRowId={undefined}
      tools={
        <>
          <Picker
            label={words.chooseFloor}
            showLabel={false}
            placeholder={words.chooseFloor}
            options={floors}
            value={floor?.location_id}
            onChange={onChoose}
          />
          <Button onPress={onClose}>{words.done}</Button>
        </>
      }
    >
      {floors.length === 0 && <Empty title={words.noFloors} />}
      {floor && <FloorRow key={floor.location_id} floor={floor} />}
    </SetupPage>
  )
}

function FloorRow({ floor }: { floor: Location }) {
  const { client } = useDashboard()
  const memory = useQueryClient()
  const plan = useQuery(floorplanQuery(client, floor.location_id))
  const list = useQuery(sensorSetupQueries.onFloor(client, floor.location_id))
  const sensors = list.data ?? []
  const [chosenId, setChosenId] = useState<string>()
  const [place, setPlace] = useState<Pick<SensorForm, 'position' | 'polygon_id'>>()
  const chosen =
    sensors.find(({ sensor_id }) => sensor_id === chosenId) ?? sensors.find(isUnplaced) ?? sensors[0]
  const saving = useMutation({
    mutationFn: ({ sensor, to }: { sensor: Sensor; to: Pick<SensorForm, 'position' | 'polygon_id'> }) =>
      client.changeSensor(sensor.sensor_id, to),
    onSuccess: async (_, { sensor }) => {
      setPlace(undefined)
      setChosenId(findNext(sensors, sensor.sensor_id)?.sensor_id)
      await refreshSensors(memory)
    },
  })
  if (plan.isPending || list.isPending) return <Skeleton height="24rem" />
  if (!plan.data || list.error) {
    const query = list.error ? list : plan
    return query.error ? (
      <FailureNotice error={query.error} onTryAgain={() => void query.refetch()} />
    ) : (
      <Empty title={sensorTexts.plan.noPlan(floor.name)} />
    )
  }
  if (!chosen) return <Empty title={words.none} />
  const rooms = listRooms(plan.data)
  const roomOf = (id: string | null | undefined) => rooms.find((room) => room.id === id)?.name
  const shown = place ?? readSensorForm(chosen)
  const { name = chosen.sensor_id } = chosen
  const unplaced = sensors.filter(isUnplaced)
  // What is still to be done comes first.
  const ordered = [...unplaced, ...sensors.filter((sensor) => !isUnplaced(sensor))]
  const done = saving.isSuccess && saving.variables
  return (
    <div className={styles.row}>
      <section className={styles.list} aria-label={words.list}>
        <p role="status">{words.left(unplaced.length)}</p>
        <ul>
          {ordered.map((sensor) => (
            <li key={sensor.sensor_id}>
              <button
                type="button"
                className={styles.sensor}
                aria-pressed={sensor === chosen}
                onClick={() => {
                  setChosenId(sensor.sensor_id)
                  setPlace(undefined)
                }}
              >
                <bdi>{sensor.name ?? sensor.sensor_id}</bdi>
                <span className={styles.detail}>
                  {isUnplaced(sensor) ? (
                    sensor.sensor_id
                  ) : (
                    <>
                      <Check size={14} aria-hidden /> {roomOf(sensor.polygon_id) ?? words.placed}
                    </>
                  )}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      <section className={styles.plan} aria-label={sensorTexts.plan.label(name)}>
        <PlacingPlan
          plan={plan.data}
          name={name}
          position={shown.position}
          polygonId={shown.polygon_id}
          others={sensors.filter((sensor) => sensor !== chosen)}
          onPlace={(position, areas) => setPlace({ position, polygon_id: areas[0]?.id ?? null })}
        />
        <div className={styles.foot}>
          <p role="status">
            <strong>{name}</strong>:{' '}
            {shown.position === null && shown.polygon_id === null
              ? sensorTexts.plan.hint
              : shown.polygon_id !== null
                ? sensorTexts.plan.inRoom(roomOf(shown.polygon_id) ?? shown.polygon_id)
                : sensorTexts.plan.inNone}
          </p>
          <Button
            look="primary"
            isDisabled={!place || saving.isPending}
            onPress={() => {
              if (place) saving.mutate({ sensor: chosen, to: place })
            }}
          >
            {words.save}
          </Button>
        </div>
        {saving.error && <FailureNotice error={saving.error} title={words.failed} />}
        <p role="status" className={styles.done}>
          {done && sayDone(done.sensor.name ?? done.sensor.sensor_id, roomOf(done.to.polygon_id))}
        </p>
      </section>
    </div>
  )
}

function sayDone(name: string, room: string | undefined): string {
  return room === undefined ? words.savedPoint(name) : words.saved(name, room)
}
