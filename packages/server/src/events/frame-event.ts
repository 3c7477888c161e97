import type { EventName } from '@openlightfi/contract'

/** The first line of a stream: after how many milliseconds a reader whose connection ended connects again. */
export const retryLine = 'retry: 2000\n\n'

/** A comment, which readers pass over: it shows them, and all between, that the stream is alive. */
export const heartbeat = ': \n\n'

/**
 * Frames an event (HTML standard, server-sent events).
 * @param data JSON, in one line.
 * @param id the cursor behind the event, where it has one.
 */
export function frameEvent(name: EventName, data: string, id?: string): string {
  return `${openEvent(name, id)}${data}${eventEnd}`
}

/** Opens an event whose data are written piece by piece, in one line; {@link eventEnd} ends it. */
export function openEvent(name: EventName, id?: string): string {
  return `event: ${name}\n${id === undefined ? '' : `id: ${id}\n`}data: `
}

/** Ends an event. */
export const eventEnd = '\n\n'
