import type { FastifyInstance } from 'fastify'
import type { Commit } from '../readings/commit/commit.ts'
import type { StatementEnd } from '../storage/statement-watch.ts'

/** The outcome of a request to another server. */
export interface SentOutcome {
  /** The status of its answer; absent without one. */
  readonly status?: number | undefined
  /** Why it failed, one of a few words; absent when it did not. */
  readonly error?: string | undefined
}

/** Makes spans of what the server does. What a span says holds no secret, no id and no query. */
export interface Tracing {
  /** Makes a span of each request to an app, within the trace that its caller names. */
  observe(app: FastifyInstance): void
  /** Makes a span of a statement that ended within a request. */
  noteStatement(end: StatementEnd): void
  /** Makes a span of a commit that ended, within a request of those that it stored. */
  noteCommit(commit: Commit, durationMs: number): void
  /**
   * Makes a span of a delivery to a webhook. @param deliver sends it, with the headers that name the trace.
   */
  traceDelivery<Outcome extends SentOutcome>(
    deliver: (headers: Readonly<Record<string, string>>) => Promise<Outcome>,
  ): Promise<Outcome>
  /** Sends what waits, for a few seconds at the most, and makes no further span. */
  close(): Promise<void>
}
