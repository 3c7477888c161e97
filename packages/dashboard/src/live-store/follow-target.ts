import type { StreamEvent } from '@openlightfi/client'
import type { Session } from '../app/session.ts'
import type { Contact } from './contact.ts'
import { followServer } from './follow-server.ts'
import type { ShownPlaces } from './shown-places.ts'

/** What following what the tabs show needs. */
export interface FollowTargetOptions {
  readonly session: Session
  readonly places: ShownPlaces
  readonly contact: Contact
  /** Reads anew what all tabs show; rejects where the server cannot be reached. */
  readonly refresh: () => Promise<void>
  readonly onEvent: (event: StreamEvent) => void
  /** Told when the contact has another state. */
  readonly onState: () => void
  /** Told of what does not pass by itself. */
  readonly onFailure: (error: unknown) => void
}

/** Follows what all tabs show, in one stream, until the lead ends. */
export async function followTarget(options: FollowTargetOptions, signal: AbortSignal): Promise<void> {
  const { session, places, contact, refresh, onEvent, onState, onFailure } = options
  const { client, clock } = session
  const tell: Contact['tell'] = (state) => {
    if (signal.aborted) return
    const isOffline = state.kind === 'stopped' && !navigator.onLine
    contact.tell(isOffline ? { kind: 'offline', sinceMs: state.sinceMs } : state)
    onState()
  }
  while (!signal.aborted) {
    const turn = new AbortController()
    const end = places.target.subscribe(() => turn.abort())
    const stopped = AbortSignal.any([turn.signal, signal])
    const wanted = places.target.get()
    if (wanted === undefined) tell({ kind: 'idle' })
    else {
      if (contact.connection.get().kind === 'idle') tell({ kind: 'connecting' })
      await followServer({
        client,
        locationId: wanted.locationId,
        refresh,
        onEvent,
        onState: tell,
        onFailure,
        nowMs: clock.nowMs,
        lastHeardMs: contact.lastHeardMs,
        onHeard: () => contact.hear(),
        signal: stopped,
      })
    }
    await untilAborted(stopped)
    end()
  }
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
}
