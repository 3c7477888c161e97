import { Navigate } from '@tanstack/react-router'
import { useDashboard } from '../app/dashboard-context.tsx'
import { findSections } from './sections.ts'

/** Leads to the first part of Set up that somebody may use; the frame says when there is none. */
export function SetupStart() {
  const { me } = useDashboard()
  const [first] = findSections(me.can)
  return first && <Navigate to={first.to} replace />
}
