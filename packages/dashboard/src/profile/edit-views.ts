import type { Schemas } from '@openlightfi/client'

/** A view that a user saved. */
export type SavedView = Schemas['SavedView']

/** What is wrong with a name of a view. */
export type ViewNameFault = 'empty' | 'taken'

/** Gives a view another name. */
export function renameView(views: readonly SavedView[], name: string, newName: string): SavedView[] {
  return views.map((view) => (view.name === name ? { ...view, name: newName.trim() } : view))
}

/** Moves a view by one place; one at the end stays. @param by -1: up; 1: down. */
export function moveView(views: readonly SavedView[], name: string, by: -1 | 1): SavedView[] {
  const moved = [...views]
  const from = moved.findIndex((view) => view.name === name)
  const [view] = moved.splice(from, 1)
  if (view) moved.splice(Math.max(0, from + by), 0, view)
  return moved
}

/** Leaves a view out. */
export function removeView(views: readonly SavedView[], name: string): SavedView[] {
  return views.filter((view) => view.name !== name)
}

/** Finds what is wrong with a new name of a view; each name may be there once. */
export function findNameFault(
  views: readonly SavedView[],
  name: string,
  newName: string,
): ViewNameFault | undefined {
  const wanted = newName.trim()
  if (wanted === '') return 'empty'
  return wanted !== name && views.some((view) => view.name === wanted) ? 'taken' : undefined
}
