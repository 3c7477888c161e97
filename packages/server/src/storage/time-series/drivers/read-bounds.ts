import type { PlaceRules } from '../../../places.ts'

/** The queries that a caller, an organisation and all may have waiting for the engine. */
const waitingReads = { perCaller: 128, perOrganisation: 256, inAll: 512 }

/** The same for files; few, since each takes seconds. */
const waitingFiles = { perCaller: 2, perOrganisation: 4, inAll: 8 }

/** Builds the rules for queries at an engine that runs so many at once. */
export function boundReads(sessions: number): PlaceRules {
  const held = { perCaller: sessions, perOrganisation: sessions, inAll: sessions }
  return { what: 'queries are waiting', held, waiting: waitingReads, retryAfterS: 1 }
}

/**
 * Builds the rules for files at an engine that writes so many at once; a caller has half of them at most,
 * rounded up.
 */
export function boundFiles(sessions: number): PlaceRules {
  const half = Math.ceil(sessions / 2)
  const held = { perCaller: half, perOrganisation: half, inAll: sessions }
  return { what: 'files are being written', held, waiting: waitingFiles, retryAfterS: 5 }
}
