import { useQueryClient } from '@tanstack/react-query'
import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useSyncExternalStore,
} from 'react'
import { useDashboard } from '../app/dashboard-context.tsx'
import type { ConnectionState } from './connection-state.ts'
import type { Datum } from './latest-values.ts'
import { createLiveStore, type LiveStore } from './live-store.ts'

const Context = createContext<LiveStore | undefined>(undefined)

/** Keeps the latest values fresh while the dashboard is open. */
export function LiveStoreProvider({ children }: { children: ReactNode }) {
  const { session, me } = useDashboard()
  const queryClient = useQueryClient()
  const userId = me.user_id ?? ''
  const store = useMemo(
    () => createLiveStore({ session, queryClient, userId }),
    [session, queryClient, userId],
  )
  useEffect(() => store.start(), [store])
  return <Context value={store}>{children}</Context>
}

/** Gives the store of latest values. */
export function useLiveStore(): LiveStore {
  const store = use(Context)
  if (store === undefined) throw new Error('This part stands outside of LiveStoreProvider.')
  return store
}

/** How this browser hears of what happens; changes are followed. */
export function useConnectionState(): ConnectionState {
  const { connection } = useLiveStore()
  return useSyncExternalStore(connection.subscribe, connection.get)
}

/** Whether nothing was heard for so long that no value counts as current. */
export function useIsOutOfTouch(): boolean {
  const { outOfTouch } = useLiveStore()
  return useSyncExternalStore(outOfTouch.subscribe, outOfTouch.get)
}

/** The newest datum of a series; the part is drawn again when it changes, and for no other. */
export function useLatest(sensorId: string, varName: string): Datum | undefined {
  const { values } = useLiveStore()
  const subscribe = useCallback(
    (listener: () => void) => values.subscribe(sensorId, listener),
    [values, sensorId],
  )
  return useSyncExternalStore(subscribe, () => values.find(sensorId, varName))
}
