import { problems } from '@openlightfi/contract'
import type { ProblemError } from '../problem-error.ts'
import { frameEvent } from './frame-event.ts'

/** Frames the problem for which a stream ends as its last event. */
export function formatEnd({ code, message }: ProblemError): string {
  return frameEvent('end', JSON.stringify({ code, title: problems[code].title, detail: message }))
}
