import type { QueryClient } from '@tanstack/react-query'
import type { Session } from '../app/session.ts'
import { queries } from '../data/queries.ts'
import { type Contact, createContact } from './contact.ts'
import { createEventApplier } from './create-event-applier.ts'
import { createInvalidator } from './create-invalidator.ts'
import { createRefresher } from './create-refresher.ts'
import { followTarget } from './follow-target.ts'
import { createLatestValues, type LatestValues } from './latest-values.ts'
import { leadTabs } from './lead-tabs.ts'
import { scheduleFrame } from './schedule-frame.ts'
import { createShownPlaces } from './shown-places.ts'
import type { TabMessage } from './tab-message.ts'
import { lookMs, watchPage } from './watch-page.ts'

/** The latest values of what is shown, kept fresh by one stream for all tabs of the browser. */
export interface LiveStore extends Pick<Contact, 'connection' | 'outOfTouch'> {
  readonly values: LatestValues
  /** Follows a location in place of the one before. */
  show(locationId: string): void
  /** Follows nothing any more, until something is shown again. */
  leave(): void
  /** Begins; nothing is asked of the server before. @returns ends everything. */
  start(): () => void
}

/** What a live store needs. */
export interface LiveStoreOptions {
  readonly session: Session
  readonly queryClient: QueryClient
  /** Tabs of the same user share a stream. */
  readonly userId: string
}

/** So long without a sign of life from the leading tab, a tab that is seen takes the lead, milliseconds. */
const leaderLostMs = 90_000

/** Makes a live store. */
export function createLiveStore({ session, queryClient, userId }: LiveStoreOptions): LiveStore {
  const { client, clock } = session
  const tab = crypto.randomUUID()
  const values = createLatestValues(scheduleFrame)
  const contact = createContact(clock.nowMs)
  const places = createShownPlaces(() => queryClient.getQueryData(queries.tree(client).queryKey) ?? [])
  const invalidator = createInvalidator(queryClient)
  const refresh = createRefresher(client, queryClient)
  const refreshSoon = () => void refresh().catch(session.noteError)
  const apply = createEventApplier({ values, invalidator, refresh: refreshSoon })
  let channel: BroadcastChannel | undefined
  let leaderHeardMs = 0

  const post = (message: TabMessage) => channel?.postMessage(message)
  const postState = () =>
    post({ type: 'state', state: contact.connection.get(), heardMs: contact.heardMs() ?? null })

  const lead = async (signal: AbortSignal) => {
    post({ type: 'ask' })
    const beats = setInterval(postState, lookMs)
    await followTarget(
      {
        session,
        places,
        contact,
        refresh: async () => {
          post({ type: 'refresh' })
          await refresh()
        },
        onEvent: (event) => {
          apply(event)
          post({ type: 'event', event })
        },
        onState: postState,
        onFailure: (error) => {
          session.noteError(error)
          invalidator.invalidate('tree', 'snapshot')
        },
      },
      signal,
    )
    clearInterval(beats)
  }

  const hear = (message: TabMessage) => {
    switch (message.type) {
      case 'ask':
        post({ type: 'show', tab, locationId: places.find(tab) ?? null })
        return
      case 'show':
        places.note(message.tab, message.locationId)
        return
      case 'state':
        leaderHeardMs = Date.now()
        if (message.heardMs !== null) contact.hear(message.heardMs)
        contact.tell(message.state)
        return
      case 'refresh':
        // A tab that nobody looks at reads anew when it comes into sight.
        if (!document.hidden) refreshSoon()
        return
      case 'event':
        leaderHeardMs = Date.now()
        contact.hear()
        apply(message.event)
    }
  }

  return {
    values,
    connection: contact.connection,
    outOfTouch: contact.outOfTouch,
    show: (locationId) => {
      if (places.find(tab) === locationId) return
      post({ type: 'show', tab, locationId })
      places.note(tab, locationId)
    },
    leave: () => {
      if (places.find(tab) === undefined) return
      post({ type: 'show', tab, locationId: null })
      places.note(tab, null)
    },
    start: () => {
      const life = new AbortController()
      const { signal } = life
      const name = `lightfi-live-${userId}`
      channel = new BroadcastChannel(name)
      channel.onmessage = ({ data }: MessageEvent<TabMessage>) => hear(data)
      leaderHeardMs = Date.now()
      const takeOver = leadTabs({ locks: navigator.locks, name, lead, signal })
      const tellGone = () => post({ type: 'show', tab, locationId: null })
      watchPage({
        onWake: () => {
          leaderHeardMs = Date.now()
          places.beginAnew()
          refreshSoon()
        },
        onOffline: () => contact.tell({ kind: 'offline', sinceMs: contact.lastHeardMs() }),
        onLeave: tellGone,
        onLook: () => {
          contact.look()
          if (!document.hidden && Date.now() - leaderHeardMs > leaderLostMs) takeOver()
        },
        signal,
      })
      return () => {
        tellGone()
        life.abort()
        channel?.close()
        channel = undefined
        invalidator.stop()
      }
    },
  }
}
