import { useEffect, useState } from 'react'
import { useDashboard } from '../app/dashboard-context.tsx'

/** How often ages are reckoned anew, milliseconds. */
const halfMinuteMs = 30_000

/** The time by the server, Unix seconds, anew after each step and when somebody comes back to the page. */
export function useNow(stepMs = halfMinuteMs): number {
  const { clock } = useDashboard().session
  const [nowS, setNowS] = useState(() => clock.nowMs() / 1000)
  useEffect(() => {
    const look = () => setNowS(clock.nowMs() / 1000)
    const timer = setInterval(look, stepMs)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [clock, stepMs])
  return nowS
}
