import {
  ApiProblem,
  AuthorizationError,
  LoginRequiredError,
  NetworkError,
  TokenEndpointError,
  TokenRefusedError,
  UnexpectedAnswerError,
} from '@openlightfi/client'
import { ProxySettingError } from '@openlightfi/client/node'
import { CommanderError } from 'commander'

/** The exit codes of the process. The README and `lightfi --help` list them. */
export const exitCodes = {
  ok: 0,
  failure: 1,
  usage: 2,
  notLoggedIn: 3,
  notFound: 4,
  network: 5,
  interrupted: 130,
} as const

/** One of {@link exitCodes}. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** The exit codes as `--help` shows them. */
export const exitCodeHelp = `Exit codes:
  0  done (a watch ended by Ctrl-C too)
  1  failed for another reason than those below, rows of an import were rejected, a plan cannot be stored, or a webhook took no test
  2  wrong arguments or settings
  3  not logged in, or not allowed
  4  no such location or sensor, or you may not see it
  5  the server could not be reached, or a proxy answered for it (502, 503, 504)
  130  interrupted`

/** The caller asked for something impossible; the message says what would be right. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** A file of the user's, or the standard output, could not be written. */
export class OutputError extends Error {
  override readonly name = 'OutputError'
}

/** An import is done, but rows of it were rejected. */
export class RowsRejectedError extends Error {
  override readonly name = 'RowsRejectedError'
}

/** A test of a webhook was sent, and its receiver did not take it. */
export class NotDeliveredError extends Error {
  override readonly name = 'NotDeliveredError'
}

/** Something that `lightfi doctor` looked at, or a plan, is not in order; it has been told what. */
export class ChecksFailedError extends Error {
  override readonly name = 'ChecksFailedError'
  /** The code of the first check that failed. */
  readonly exitCode: ExitCode

  constructor(message: string, exitCode: ExitCode) {
    super(message)
    this.exitCode = exitCode
  }
}

/** The exit code for an error. */
export function toExitCode(error: unknown): ExitCode {
  if (error instanceof UsageError || error instanceof ProxySettingError) return exitCodes.usage
  if (error instanceof ChecksFailedError) return error.exitCode
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage
  if (error instanceof NetworkError) return exitCodes.network
  if (isFromGateway(error)) return exitCodes.network
  if (error instanceof ApiProblem) return toExitCodeOfStatus(error.status)
  const isAboutLogin = [LoginRequiredError, TokenRefusedError, AuthorizationError].some(
    (kind) => error instanceof kind,
  )
  return isAboutLogin ? exitCodes.notLoggedIn : exitCodes.failure
}

/**
 * The statuses with which proxies answer for a server that is away or silent; the API itself says 503 in a
 * problem document.
 */
function isFromGateway(error: unknown): boolean {
  if (!(error instanceof UnexpectedAnswerError || error instanceof TokenEndpointError)) return false
  return [502, 503, 504].includes(error.status)
}

function toExitCodeOfStatus(status: number): ExitCode {
  if (status === 401 || status === 403) return exitCodes.notLoggedIn
  if (status === 404) return exitCodes.notFound
  if (status === 502 || status === 504) return exitCodes.network // a shim in between says so for the server
  return status === 400 || status === 422 ? exitCodes.usage : exitCodes.failure
}
