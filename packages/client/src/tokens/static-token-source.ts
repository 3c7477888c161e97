import { LoginRequiredError } from '../errors/token-error.ts'
import { waitUnlessAborted } from '../wait-unless-aborted.ts'
import type { TokenSource } from './token-source.ts'

/** A token source of one access token that cannot be renewed, e.g. one that a browser page was handed. */
export function createStaticTokenSource(accessToken: string): TokenSource {
  let isRejected = false
  const expired = () =>
    new LoginRequiredError('The access token was rejected, and there is no way to renew it.')
  return {
    getAccessToken: ({ signal } = {}) =>
      waitUnlessAborted(isRejected ? Promise.reject(expired()) : Promise.resolve(accessToken), signal),
    rejectAccessToken: (rejected) => {
      isRejected ||= rejected === accessToken
    },
    reset: () => {
      isRejected = false
    },
  }
}
