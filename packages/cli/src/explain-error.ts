import { ApiProblem, LightfiError, LoginRequiredError, TokenRefusedError } from '@openlightfi/client'
import {
  ChecksFailedError,
  NotDeliveredError,
  OutputError,
  RowsRejectedError,
  UsageError,
} from './exit-code.ts'
import type { Settings } from './settings.ts'

/** An error as `--json` prints it on stderr. */
export interface ErrorReport {
  readonly error: { readonly code: string; readonly message: string; readonly request_id?: string }
}

/** Tells a person about an error: what was wrong and what to do. */
export function explainError(error: unknown, settings?: Settings): string {
  if (error instanceof LoginRequiredError) return explainLoginRequired(error, settings)
  if (error instanceof TokenRefusedError && error.oauthError === 'invalid_target')
    return explainLoginRequired(error, settings)
  if (error instanceof ApiProblem) return formatProblem(error)
  if (
    [LightfiError, UsageError, OutputError, RowsRejectedError, ChecksFailedError, NotDeliveredError].some(
      (kind) => error instanceof kind,
    )
  )
    return (error as Error).message
  // The system said no.
  if (error instanceof Error && 'code' in error && 'syscall' in error) return error.message
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `this is a bug in lightfi, please report it: ${text}`
}

/** The same for programs. */
export function reportError(error: unknown, settings?: Settings): ErrorReport {
  const message = explainError(error, settings)
  if (error instanceof ApiProblem)
    return { error: { code: error.code, message, request_id: error.requestId } }
  const name = error instanceof Error ? error.name.replace(/Error$/, '') : 'Unknown'
  const code = name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase() || 'internal'
  return { error: { code, message } }
}

function explainLoginRequired(error: LoginRequiredError | TokenRefusedError, settings?: Settings): string {
  if (settings?.scriptCredentials) return `${error.message} Set LIGHTFI_REFRESH_TOKEN to a new one.`
  const server = settings ? ` ${nameTarget(settings)}` : ''
  return error.message.startsWith('No refresh token')
    ? `not logged in: run lightfi login${server}`
    : `${error.message} Run lightfi login${server}`
}

function nameTarget({ profile, server }: Settings): string {
  return profile === undefined ? `--server ${server}` : `--profile ${profile}`
}

/** Problems whose detail only repeats the first of their places. */
const toldByPlaces: ReadonlySet<string> = new Set(['invalid_body', 'invalid_parameter'])

function formatProblem({ code, title, detail, status, requestId, errors }: ApiProblem): string {
  const places = errors.map((place) => `${nameOf(place.pointer)} ${place.detail}`)
  const [first, ...others] = places
  if (first !== undefined && toldByPlaces.has(code)) {
    const count = `the server does not take ${places.length} values:`
    return others.length === 0 ? `${first}.` : [count, ...places].join('\n  ')
  }
  const request = status >= 500 ? ` (request ${requestId})` : ''
  return [`${title}: ${detail}${request}`, ...places].join('\n  ')
}

/** The member that a JSON pointer or the name of a parameter means, as people call it. */
function nameOf(pointer: string): string {
  return pointer === '' ? 'what was sent' : pointer.replace(/^\//, '')
}
