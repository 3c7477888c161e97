import { ApiProblem } from '@openlightfi/client'

/**
 * An error that no time mends: a person has to change something here, at the API or at the destination. The
 * message says what.
 */
export class HopelessError extends Error {
  override readonly name = 'HopelessError'
}

/** Advice about problems of the API that do not pass, by their code. */
const advice: Readonly<Record<string, string>> = {
  not_found: 'Correct locationId or sensorIds, or have the login of the shim granted that place.',
  invalid_parameter: 'Correct what the forwarder asks for: locationId, sensorIds, varNames.',
  insufficient_scope: 'Log the shim in with the scope readings:read.',
  insufficient_role: 'Log the shim in as somebody who may read readings.',
  cursor_expired:
    'The forwarder was away for longer than readings are kept. Nothing is left out unseen: remove the cursor of the forwarder, set "start", and fetch what is left from the histories.',
  unknown_cursor:
    'The server was set up anew, or put back from an older backup. Nothing is guessed: remove the cursor of the forwarder, set "start", and compare what is at the destination.',
}

/** Turns an error that no time mends into a hopeless one; undefined for one that may pass. */
export function findHopeless(error: unknown): HopelessError | undefined {
  if (error instanceof HopelessError) return error
  if (!(error instanceof ApiProblem)) return undefined
  const what = advice[error.code]
  return what === undefined
    ? undefined
    : new HopelessError(`${error.detail} (${error.code}) ${what}`, { cause: error })
}
