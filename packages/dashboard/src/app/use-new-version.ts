import { useEffect, useRef, useState } from 'react'
import { useConnectionState } from '../live-store/live-store-provider.tsx'

/** How often the server is asked for its newest page while the tab is looked at, milliseconds. */
const lookEveryMs = 10 * 60_000

/**
 * Tells whether the server has another version of the dashboard than the one that runs: asked now and then,
 * and when a server is back that was away. Never reloads.
 */
export function useNewVersion(): boolean {
  const [isThere, setThere] = useState(false)
  const isAway = 'sinceMs' in useConnectionState()
  const wasAway = useRef(false)
  useEffect(() => {
    const running = listScripts(document.head.innerHTML)
    const look = async () => {
      if (document.visibilityState === 'hidden') return
      const page = await fetch('/dashboard/', { headers: { accept: 'text/html' } }).catch(() => undefined)
      if (!page?.ok) return // the state pill says that the server is away
      const offered = listScripts(await page.text())
      setThere(offered !== '' && offered !== running)
    }
    if (wasAway.current && !isAway) void look()
    wasAway.current = isAway
    const timer = setInterval(look, lookEveryMs)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [isAway])
  return isThere
}

/** Lists the scripts of a page: their names have a hash of what they hold. */
function listScripts(html: string): string {
  return [...html.matchAll(/ src="(\/dashboard\/assets\/[\w-]+\.js)"/g)]
    .map(([, address]) => address)
    .join(' ')
}
