import { useEffect, useRef } from 'react'
import { useDashboard } from './dashboard-context.tsx'
import { findKeyAct, type KeyActs } from './find-key-act.ts'

/** Lets keys act while the part that calls this is shown. Text fields, open lists and dialogs come first. */
export function useKeys(acts: KeyActs): void {
  const { preferences } = useDashboard()
  const letters = preferences.preferences.single_letter_keys ?? true
  const latest = useRef(acts)
  latest.current = acts
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const act = findKeyAct(latest.current, event, letters)
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [letters])
}
