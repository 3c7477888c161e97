import { useSyncExternalStore } from 'react'
import type { ConnectionState } from '../live-store/connection-state.ts'
import { defaultPace } from '../live-store/follow-server.ts'
import { useConnectionState } from '../live-store/live-store-provider.tsx'
import { appTexts } from '../text/en/app.ts'
import { formatOffset, formatTimeOfDay, nameZone } from '../time/format-time.ts'
import { useNow } from '../time/use-now.ts'
import { useDashboard } from './dashboard-context.tsx'
import styles from './state-pill.module.css'
import { usePlace } from './use-place.ts'

const { state: words } = appTexts

/** Whether data are fresh, and the time at the building that is shown. Changes are read out when it fits. */
export function StatePill() {
  const place = usePlace()
  const connection = useConnectionState()
  const nowS = useNow(1000)
  const zone = place?.time_zone ?? 'UTC'
  const { session } = useDashboard()
  const isEnded = useSyncExternalStore(session.subscribe, session.state) === 'ended'
  if (isEnded) {
    return (
      <p className={styles.pill} data-state="stopped">
        <span className={styles.dot} aria-hidden="true" />
        <span role="status">{words.loggedOut(formatTimeOfDay(session.endedAtS() ?? nowS, zone))}</span>
      </p>
    )
  }
  if (!place) return null
  return (
    <p className={styles.pill} data-state={connection.kind}>
      <span className={styles.dot} aria-hidden="true" />
      <span className={styles.state}>
        <span role="status">{formatState(connection, zone)}</span>
        {connection.kind === 'stopped' &&
          words.retry(Math.max(0, Math.ceil(connection.retryAtMs / 1000 - nowS)))}
      </span>
      <strong className={styles.time}>{formatTimeOfDay(nowS, zone)}</strong>
      <span className={styles.zone} title={`${zone}, ${formatOffset(nowS, zone)}`}>
        {nameZone(zone)}
      </span>
    </p>
  )
}

function formatState(state: ConnectionState, zone: string): string {
  if (state.kind === 'polling') return words.polling(defaultPace.pollMs / 1000)
  if (!('sinceMs' in state)) return words[state.kind]
  return words[state.kind](formatTimeOfDay(state.sinceMs / 1000, zone))
}
