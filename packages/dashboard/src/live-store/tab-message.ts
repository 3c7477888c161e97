import type { StreamEvent } from '@openlightfi/client'
import type { ConnectionState } from './connection-state.ts'

/** What the tabs of a browser tell each other, so that one stream serves them all. */
export type TabMessage =
  /** The leading tab passes on what the stream tells. */
  | { readonly type: 'event'; readonly event: StreamEvent }
  /**
   * The leading tab tells how it hears of events, and when it heard the server last, Unix milliseconds by its
   * clock, `null`: never; said again as a sign of life.
   */
  | { readonly type: 'state'; readonly state: ConnectionState; readonly heardMs: number | null }
  /** The leading tab has no stream: read what is shown anew. */
  | { readonly type: 'refresh' }
  /** A tab has taken the lead, and asks what the others show. */
  | { readonly type: 'ask' }
  /** A tab shows a location; `null`: none any more. */
  | { readonly type: 'show'; readonly tab: string; readonly locationId: string | null }
