import type { AdministrationCalls } from './calls/administration-calls.ts'
import type { EstateCalls } from './calls/estate-calls.ts'
import type { OwnCalls } from './calls/own-calls.ts'
import type { ReadingCalls } from './calls/reading-calls.ts'

/**
 * The API, one method per operation of the contract and of the same name. Each rejects with an ApiProblem, an
 * UnexpectedAnswerError, a NetworkError, a TimeoutError or a TokenError.
 */
export interface Client extends ReadingCalls, EstateCalls, AdministrationCalls, OwnCalls {}
