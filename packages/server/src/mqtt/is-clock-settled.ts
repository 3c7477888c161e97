import { uptime } from 'node:os'

/** The time after the start of the machine within which its clock may not be set yet, s. */
const settlingS = 300

/**
 * Tells whether the clock of the machine can be trusted about what lies in the future. A machine without a
 * clock that runs while it is off begins with the time at which it was stopped, or with 1970, until it has
 * heard of the right one.
 *
 * @param uptimeS seconds since the machine, not the server, was started.
 */
export function isClockSettled(uptimeS = uptime()): boolean {
  return uptimeS >= settlingS
}
