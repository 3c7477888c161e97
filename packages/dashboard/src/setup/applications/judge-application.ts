import type { Application } from './recipes/connection.ts'

/** The newest failure of an application. */
export type Failure = NonNullable<Application['last_error']>

/**
 * How an application is doing: `waiting` for its first token; `failing` where the newest thing that happened
 * is a failure; `works`; or `disabled`.
 */
export type Health = 'disabled' | 'failing' | 'waiting' | 'works'

/** Tells how an application is doing. */
export function judgeApplication(
  application: Pick<Application, 'status' | 'last_token_at' | 'last_error'>,
): Health {
  if (application.status === 'disabled') return 'disabled'
  if (findFailure(application)) return 'failing'
  return application.last_token_at === null ? 'waiting' : 'works'
}

/** Tells whether the newest proof was the previous secret, which works for a while beside the new one. */
export function usesPreviousSecret({
  secret_used_at,
  previous_secret_used_at,
}: Pick<Application, 'secret_used_at' | 'previous_secret_used_at'>): boolean {
  return previous_secret_used_at !== null && previous_secret_used_at > (secret_used_at ?? 0)
}

/** Finds the failure that is not over: none since a token was given. */
export function findFailure({
  last_token_at,
  last_error,
}: Pick<Application, 'last_token_at' | 'last_error'>): Failure | undefined {
  if (last_error === null) return undefined
  return last_token_at === null || last_error.at > last_token_at ? last_error : undefined
}
