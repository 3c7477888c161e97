import { useEffect } from 'react'
import { isolateText } from '../data/isolate-text.ts'
import { useDashboard } from './dashboard-context.tsx'

/** Names the page in tabs and histories: what is shown first, the service last. */
export function useTitle(...parts: readonly (string | undefined)[]): void {
  const { me } = useDashboard()
  const title = [...parts, me.service_name]
    .flatMap((part) => (part === undefined ? [] : isolateText(part)))
    .join(' · ')
  useEffect(() => {
    document.title = title
  }, [title])
}
