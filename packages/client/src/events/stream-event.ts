import type { Schemas } from '../api-queries.ts'
import { readEventData, type WireEvent } from './read-event-stream.ts'

/**
 * What a stream of events tells; `type` tells them apart.
 *
 * - `snapshot`: first of all, and whenever single changes were too many to tell: whatever is known of
 *   locations, sensors, floorplans and grants may be older, so read it again.
 * - `readings`: one page of the log, which may be empty, with `latest` the newest of each series; `cursor` is
 *   behind it. It is `undefined` for a part of the newest of each series after a break: the last part, which
 *   is empty, has the cursor behind them all.
 * - `status`: sensors that fell silent (0) or were heard again (1).
 * - `location`, `sensor`, `floorplan`, `grant`: one of them was created, changed or removed.
 * - `end`: why the server ends this connection. The next one begins by itself.
 */
export type StreamEvent =
  | ({ readonly type: 'snapshot' } & Schemas['SnapshotEvent'])
  | {
      readonly type: 'readings'
      readonly cursor: string | undefined
      readonly readings: Schemas['ReadingsEvent']
    }
  | { readonly type: 'status'; readonly statuses: Schemas['StatusEvent'] }
  | ({ readonly type: 'location' } & Schemas['LocationEvent'])
  | ({ readonly type: 'sensor' } & Schemas['SensorEvent'])
  | ({ readonly type: 'floorplan' } & Schemas['FloorplanEvent'])
  | ({ readonly type: 'grant' } & Schemas['GrantEvent'])
  | ({ readonly type: 'end' } & Schemas['EndEvent'])

/**
 * Reads an event of the wire; `undefined` for one that a newer server added.
 *
 * @throws UnexpectedAnswerError when it was damaged on its way.
 */
export function readStreamEvent(event: WireEvent): StreamEvent | undefined {
  switch (event.name) {
    case 'readings':
      return { type: 'readings', cursor: event.id || undefined, readings: readEventData(event) }
    case 'status':
      return { type: 'status', statuses: readEventData(event) }
    case 'snapshot':
    case 'location':
    case 'sensor':
    case 'floorplan':
    case 'grant':
    case 'end':
      return { type: event.name, ...readEventData<object>(event) } as StreamEvent
    default:
      return undefined
  }
}
