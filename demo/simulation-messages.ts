import type { HistoryPart, MissingHistory } from './demo-progress.ts'

/** One organisation as the simulation thread needs it. Holds a secret. */
export interface SimulatedOrganisation {
  readonly organisationId: string
  readonly gateway: { readonly clientId: string; readonly clientSecret: string }
  /** What is missing of the history, in the order in which it is filled. */
  readonly missing: readonly MissingHistory[]
  readonly liveFromS: number
}

/** The order to the simulation thread. */
export interface SimulationOrder {
  /** The address at which this process serves the API: on the loopback, whatever the public URL is. */
  readonly apiUrl: string
  readonly seed: number
  /** Seconds between two posts of a gateway. */
  readonly periodS: number
  readonly organisations: readonly SimulatedOrganisation[]
  /** The file from which the secrets of gateways are read again after one was refused. */
  readonly accessFile: string
}

/** The reports of the simulation thread. Times in Unix seconds. */
export type SimulationReport =
  | {
      readonly kind: 'history'
      readonly organisationId: string
      readonly part: HistoryPart
      readonly untilS: number
      readonly posted: number
    }
  /** The last day is there, of all organisations. */
  | { readonly kind: 'recent-filled' }
  | { readonly kind: 'history-filled' }
  | {
      readonly kind: 'live'
      readonly organisationId: string
      readonly untilS: number
      readonly accepted: number
      /** Why readings were rejected, one text each; normally empty. */
      readonly rejected: readonly string[]
    }
  | {
      readonly kind: 'retry'
      readonly organisationId: string
      readonly reason: string
      readonly waitMs: number
    }
  | { readonly kind: 'dropped'; readonly organisationId: string; readonly count: number }
  /** Readings of the history were rejected, for these reasons. */
  | { readonly kind: 'rejected'; readonly organisationId: string; readonly reasons: readonly string[] }
  /** The gateway cannot post until somebody helps; it tries again now and then. */
  | { readonly kind: 'stuck'; readonly organisationId: string; readonly reason: string }
  /** It can again. */
  | { readonly kind: 'unstuck'; readonly organisationId: string }

/** The only message to the simulation thread: finish and end. */
export const stopMessage = 'stop'
