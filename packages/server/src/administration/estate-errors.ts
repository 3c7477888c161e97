import { EstateError, type EstateMember } from '../estate/index.ts'
import { refuseBody } from '../http/read-body.ts'
import { ProblemError } from '../problem-error.ts'

/** The places of the members of a location or sensor in a body. */
const pointers: Readonly<Record<EstateMember, string>> = {
  locationId: '/location_id',
  parentId: '/parent_id',
  kind: '/kind',
  name: '/name',
  timeZone: '/time_zone',
  properties: '/properties',
  sensorId: '/sensor_id',
  position: '/position',
  polygonId: '/polygon_id',
  retiredAtMs: '/retired_at',
}

/**
 * Changes the estate, and translates its errors into the words of the wire.
 * @throws ProblemError `invalid_body` with a pointer to the wrong place of the request; `not_possible` when
 *   the request is right but the estate does not allow it.
 */
export async function translateEstateErrors<Result>(act: () => Promise<Result>): Promise<Result> {
  try {
    return await act()
  } catch (error) {
    throw translateEstateError(error)
  }
}

/** Translates an error that was thrown in the same way; anything but an `EstateError` stays as it is. */
export function translateEstateError(error: unknown): unknown {
  if (!(error instanceof EstateError)) return error
  const { blockers } = error
  if (error.member === undefined)
    return new ProblemError('not_possible', `Not possible: ${error.message}.`, {
      ...(blockers.length > 0 && { blockers }),
    })
  return refuseBody([{ pointer: pointers[error.member], detail: `is not valid: ${error.message}` }])
}

/**
 * Builds the problem of a body that names a location which does not exist or is not visible; callers cannot
 * tell which.
 */
export function refusePlace(member: 'parentId' | 'locationId', locationId: string): ProblemError {
  return refuseBody([
    { pointer: pointers[member], detail: `names no location that you may see: "${locationId}"` },
  ])
}
