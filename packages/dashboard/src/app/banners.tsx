import { useLocation } from '@tanstack/react-router'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Button } from '../design/button.tsx'
import { Notice } from '../design/notice.tsx'
import { appTexts } from '../text/en/app.ts'
import { formatTimeOfDay } from '../time/format-time.ts'
import styles from './banners.module.css'
import { useDashboard } from './dashboard-context.tsx'
import { useDroppedParameters } from './use-dropped-parameters.ts'
import { useNewVersion } from './use-new-version.ts'
import { usePlace } from './use-place.ts'

const { banners } = appTexts

/** A clock that is further off than this many seconds is worth a word. */
const worthSayingS = 60

/** What concerns every screen: the login has ended, the clock is wrong, a new version is there. */
export function Banners() {
  return (
    <div className={styles.banners}>
      <LoginEnded />
      <WrongClock />
      <DroppedParameters />
      <NewVersion />
    </div>
  )
}

function LoginEnded() {
  const { session } = useDashboard()
  const state = useSyncExternalStore(session.subscribe, session.state)
  const { href } = useLocation()
  const place = usePlace()
  if (state === 'open') return null
  const until = formatTimeOfDay(session.endedAtS() ?? session.clock.nowMs() / 1000, place?.time_zone ?? 'UTC')
  return (
    <Notice tone="warn" title={banners.loginEnded}>
      <p>{banners.loginEndedLead(until)}</p>
      <Button look="primary" size="small" onPress={() => session.logIn(`/dashboard${href}`)}>
        {appTexts.login.tryAgain}
      </Button>
    </Notice>
  )
}

function WrongClock() {
  const { session } = useDashboard()
  const [aheadS, setAheadS] = useState(0)
  useEffect(() => {
    const look = () => setAheadS(Math.round(session.clock.deviceAheadMs() / 1000))
    look()
    const timer = setInterval(look, 30_000)
    return () => clearInterval(timer)
  }, [session])
  if (Math.abs(aheadS) <= worthSayingS) return null
  return <Notice tone="plain">{banners.wrongClock(aheadS)}</Notice>
}

function DroppedParameters() {
  const dropped = useDroppedParameters()
  if (dropped.length === 0) return null
  return <Notice tone="plain">{banners.dropped(dropped)}</Notice>
}

function NewVersion() {
  const isThere = useNewVersion()
  if (!isThere) return null
  return (
    <Notice tone="plain" title={banners.newVersion}>
      <Button size="small" onPress={() => location.reload()}>
        {banners.reload}
      </Button>
    </Notice>
  )
}
