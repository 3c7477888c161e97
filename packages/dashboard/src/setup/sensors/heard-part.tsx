import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { Button } from '../../design/button.tsx'
import { FailureNotice } from '../../design/failure-notice.tsx'
import { sensorTexts } from '../../text/en/setup-sensors.ts'
import { formatAge } from '../../time/format-time.ts'
import { useNow } from '../../time/use-now.ts'
import styles from './heard-part.module.css'
import { sensorSetupQueries } from './sensor-queries.ts'

const words = sensorTexts.heard

/** Rows that are shown before somebody asks for the others. */
const firstRows = 5

/** Settings of the part. */
export interface HeardPartProps {
  readonly onPlace: (sensorId: string) => void
}

/** Sensors that gateways hear and that nobody has placed; nothing where there are none. */
export function HeardPart({ onPlace }: HeardPartProps) {
  const { client, findFamily } = useDashboard()
  const nowS = useNow()
  const heard = useQuery(sensorSetupQueries.heard(client))
  const [isWhole, setWhole] = useState(false)
  if (heard.error) return <FailureNotice error={heard.error} onTryAgain={() => void heard.refetch()} />
  const sensors = heard.data?.data ?? []
  if (sensors.length === 0) return null
  const shown = isWhole ? sensors : sensors.slice(0, firstRows)
  return (
    <section className={styles.heard} aria-label={words.title}>
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <ul>
        {shown.map(({ sensor_id, family, readings, last_heard_at, heard_by }) => (
          <li key={sensor_id}>
            <span>
              <code>{sensor_id}</code>
              <span className={styles.detail}>
                {words.line(findFamily(family)?.name ?? family, readings, formatAge(nowS - last_heard_at))}{' '}
                {sayBy(heard_by.flatMap(({ name }) => name ?? []))}
              </span>
            </span>
            <Button size="small" aria-label={words.place(sensor_id)} onPress={() => onPlace(sensor_id)}>
              {words.act}
            </Button>
          </li>
        ))}
      </ul>
      {shown.length < sensors.length && (
        <Button look="quiet" onPress={() => setWhole(true)}>
          {words.more(sensors.length - shown.length)}
        </Button>
      )}
    </section>
  )
}

function sayBy(names: readonly string[]): string {
  return names.length === 0 ? '' : words.by(names.join(', '))
}
