import type { Schemas } from '@openlightfi/client'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useDashboard } from '../app/dashboard-context.tsx'
import type { Sensor } from '../data/queries.ts'
import { CopyButton } from '../design/copy-button.tsx'
import { floorplanQuery } from '../plan/floorplan-queries.ts'
import { readFeatures } from '../plan/read-features.ts'
import { sensorTexts } from '../text/en/sensor.ts'
import { formatAge, formatOffset } from '../time/format-time.ts'
import styles from './sensor-facts.module.css'

const { facts: words, copyId } = sensorTexts

/** Settings of the facts. */
export interface SensorFactsProps {
  readonly sensor: Sensor
  readonly family: Schemas['SensorFamilyOutput'] | undefined
  readonly nowS: number
}

/** What does not change from minute to minute. */
export function SensorFacts({ sensor, family, nowS }: SensorFactsProps) {
  const { position, polygon_id, time_zone, stale_after_s } = sensor
  const room = useRoomName(sensor)
  return (
    <>
      <dl className={styles.facts}>
        {family && <Fact term={words.family}>{family.name}</Fact>}
        {family && (
          <Fact term={words.reports}>
            {words.every(formatAge(family.expected_interval_s))}
            {stale_after_s !== undefined && `, ${words.staleAfter(formatAge(stale_after_s))}`}
          </Fact>
        )}
        {time_zone !== undefined && (
          <Fact term={words.zone}>
            {time_zone} ({formatOffset(nowS, time_zone)})
          </Fact>
        )}
        <Fact term={words.room}>{room ?? words.noRoom}</Fact>
      </dl>
      {!position && !polygon_id && <p className={styles.note}>{words.unplaced}</p>}
    </>
  )
}

/** What a program knows a sensor by. */
export function SensorIds({ sensor }: Pick<SensorFactsProps, 'sensor'>) {
  const { sensor_id, position, polygon_id } = sensor
  return (
    <dl className={styles.facts}>
      <Fact term={words.id}>
        <code>{sensor_id}</code>
        <CopyButton text={sensor_id} label={copyId(sensor_id)} />
      </Fact>
      {polygon_id && (
        <Fact term={words.polygon}>
          <code>{polygon_id}</code>
        </Fact>
      )}
      <Fact term={words.position}>
        {position ? `${position.latitude.toFixed(6)}°, ${position.longitude.toFixed(6)}°` : words.noPosition}
      </Fact>
    </dl>
  )
}

/** Finds how the plan calls the room of a sensor; its id until the plan came, and where it has no name. */
function useRoomName({ polygon_id, location_id }: Sensor): string | undefined {
  const { client } = useDashboard()
  const isTied = polygon_id != null && location_id !== undefined
  const plan = useQuery({ ...floorplanQuery(client, location_id ?? ''), enabled: isTied })
  if (polygon_id == null) return undefined
  const features = plan.data ? readFeatures(plan.data) : []
  return features.find(({ id }) => id === polygon_id)?.name ?? polygon_id
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
