import { ApiProblem, type Schemas } from '@openlightfi/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useDashboard } from '../app/dashboard-context.tsx'
import { queries } from './queries.ts'

type Preferences = Schemas['Preferences']

/** So often a change is made anew because another device was quicker. */
const maxTries = 3

/** Gives a way to change what the user chose: on top of what other devices have kept meanwhile. */
export function useChangePreferences() {
  const { client } = useDashboard()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async (change: (preferences: Preferences) => Preferences) => {
      for (let tries = 1; ; tries += 1) {
        const { version, preferences } = await client.readPreferences()
        try {
          return await client.putPreferences(change(preferences), { ifVersion: version })
        } catch (error) {
          const wasChanged = error instanceof ApiProblem && error.code === 'changed_meanwhile'
          if (!wasChanged || tries >= maxTries) throw error
        }
      }
    },
    onSuccess: (saved) => queryClient.setQueryData(queries.preferences(client).queryKey, saved),
  })
}
