import type { Client } from '@openlightfi/client'
import type { Registry } from 'prom-client'
import type { ForwarderAlarmContext } from './forward/forwarder-alarm.ts'
import type { ShimLog } from './shim-log.ts'

/** The context that the shim gives to a part that works beside the proxy, such as the forwarders. */
export interface PartContext {
  /** Calls the API with the token that the shim keeps fresh. */
  readonly client: Client
  readonly log: ShimLog
  /** Sends requests to others than the API. */
  readonly fetch: typeof fetch
  /** Served at /metrics. A part removes its metrics when it closes. */
  readonly metrics: Registry
  /** Directory for what must outlive the process, mode 0700. */
  readonly stateDirectory: string
  /** The clock, Unix milliseconds. */
  readonly now: () => number
  /** Tells people of trouble. */
  readonly alarm: ForwarderAlarmContext
}

/** A part that runs. A change of its configuration closes it and starts it anew. */
export interface RunningPart {
  /** For /health: whether all is well, and details without secrets. */
  readHealth(): { readonly ok: boolean } & Readonly<Record<string, unknown>>
  /**
   * Tells that something changed, such as the login or a file. The part tries again at once what failed.
   */
  wake(): void
  /** Finishes what is under way and leaves nothing behind. */
  close(): Promise<void>
}
