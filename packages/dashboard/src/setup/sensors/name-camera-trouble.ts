import type { sensorTexts } from '../../text/en/setup-sensors.ts'

/** Why a camera cannot be used. */
export type CameraTrouble = keyof typeof sensorTexts.scan.troubles

/** The reader of codes could not be loaded. */
export class ReaderMissingError extends Error {
  override readonly name = 'ReaderMissingError'
}

/** Names why a camera cannot be used, from what the browser rejected with. */
export function nameCameraTrouble(error: unknown): CameraTrouble {
  if (error instanceof ReaderMissingError) return 'reader'
  switch (error instanceof Error || error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied'
    case 'NotFoundError':
    case 'OverconstrainedError':
    case 'NotSupportedError':
      return 'none'
    case 'NotReadableError':
    case 'AbortError':
      return 'busy'
    default:
      return 'failed'
  }
}
