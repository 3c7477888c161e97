import {
  ApiProblem,
  isTransient,
  LoginRequiredError,
  NetworkError,
  TimeoutError,
  UnexpectedAnswerError,
} from '@openlightfi/client'
import { QueryCache, QueryClient } from '@tanstack/react-query'
import { appTexts } from '../text/en/app.ts'

/**
 * Makes the memory of what was asked of the server. The SDK has tried again already where that helps, so a
 * query that failed is not repeated at once.
 *
 * @param onError is told of each failure.
 */
export function createQueryClient(onError: (error: unknown) => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    defaultOptions: {
      queries: {
        // What the browser says of the network is often wrong. A paused query would look as if it had worked.
        networkMode: 'always',
        retry: false,
        staleTime: 30_000,
        refetchOnReconnect: true,
        // Asks again after a sleep of the device, and when somebody comes back to the tab.
        refetchOnWindowFocus: true,
      },
      mutations: { networkMode: 'always', retry: false, onError },
    },
  })
}

/** Why something could not be shown, in words for a person, and what helps. */
export interface Failure {
  readonly message: string
  /** What the server or the browser said, for whoever looks for the cause; `undefined`: no more than that. */
  readonly detail: string | undefined
  /** The id under which the server's log knows the request. */
  readonly requestId: string | undefined
  /** Whether the same request may succeed later. */
  readonly mayPass: boolean
  /** `missing`: there is no such thing, or it is not for this user; `login`: only a new login helps. */
  readonly kind: 'missing' | 'login' | 'other'
}

/** Puts the failure of a call into words. */
export function explainFailure(error: unknown): Failure {
  const isMissing = error instanceof ApiProblem && error.status === 404
  const said = error instanceof Error ? error.message : String(error)
  const message = findPlainWords(error) ?? said
  return {
    message,
    detail: message === said ? undefined : said,
    requestId: error instanceof ApiProblem ? error.requestId : undefined,
    mayPass: isTransient(error),
    kind: isMissing ? 'missing' : error instanceof LoginRequiredError ? 'login' : 'other',
  }
}

const { causes } = appTexts.failure

/** Says what a person can do about a failure. What is wrong with a request says its detail best. */
function findPlainWords(error: unknown): string | undefined {
  if (error instanceof ApiProblem) {
    const byCode: Readonly<Record<string, string>> = causes.codes
    return byCode[error.code] ?? error.detail
  }
  if (error instanceof LoginRequiredError) return causes.login
  if (error instanceof TimeoutError) return causes.timeout
  if (error instanceof NetworkError) return causes.network
  return error instanceof UnexpectedAnswerError ? causes.foreign : undefined
}
