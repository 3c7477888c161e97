import type { QueryClient } from '@tanstack/react-query'

/** Asks anew for the plan of a floor, and for everything that says whether it has one. */
export async function refreshPlans(memory: QueryClient, floorId: string): Promise<void> {
  await Promise.all(
    [['floorplan', floorId], ['tree'], ['setup-sensors']].map((queryKey) =>
      memory.invalidateQueries({ queryKey }),
    ),
  )
}
