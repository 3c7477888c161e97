import { type ConnectionState, isOutOfTouch } from './connection-state.ts'
import { createExternalStore, type ExternalStore } from './external-store.ts'

/** What is known of the contact with the server, of this tab or of the one that leads. */
export interface Contact {
  readonly connection: Pick<ExternalStore<ConnectionState>, 'get' | 'subscribe'>
  /** Whether values are too long without contact to be shown as current. */
  readonly outOfTouch: Pick<ExternalStore<boolean>, 'get' | 'subscribe'>
  /** When the server was heard last, Unix milliseconds by its clock; `undefined`: never. */
  heardMs(): number | undefined
  /** The same, for those who have to name a time: now, when it never was; never after now. */
  lastHeardMs(): number
  /** Takes note that the server was heard, by this tab now, or by the one that leads at a time. */
  hear(atMs?: number): void
  /** Takes a state; the same one again changes nothing. */
  tell(state: ConnectionState): void
  /** Looks at the clock: time makes old what nobody hears of. */
  look(): void
}

/** Makes a contact of which nothing is known. @param nowMs the clock of the server, Unix milliseconds. */
export function createContact(nowMs: () => number): Contact {
  const connection = createExternalStore<ConnectionState>({ kind: 'idle' })
  const outOfTouch = createExternalStore(false)
  let heardMs: number | undefined
  const look = () => outOfTouch.set(isOutOfTouch(connection.get(), nowMs()))
  return {
    connection,
    outOfTouch,
    heardMs: () => heardMs,
    // What was noted by a clock that was wrong may lie ahead.
    lastHeardMs: () => Math.min(heardMs ?? Infinity, nowMs()),
    hear: (atMs = nowMs()) => {
      heardMs = atMs
    },
    tell: (state) => {
      if (JSON.stringify(state) !== JSON.stringify(connection.get())) connection.set(state)
      look()
    },
    look,
  }
}
