import type { ActivityQuery, GrantQuery, PageQuery, Schemas } from '../api-queries.ts'
import type { CallOptions, VersionedCallOptions } from './call-options.ts'

/** What callers have of their own: downloads, preferences, views, logins and who they are. */
export interface OwnCalls {
  /** Makes an address from which a browser takes an export or a history, once, within a minute. */
  createDownload(download: Schemas['DownloadInput'], options?: CallOptions): Promise<Schemas['Download']>
  /** Takes the file of such an address, as it comes. Sends no token. @param downloadId the end of its URL. */
  readDownload(downloadId: string, options?: CallOptions): Promise<Response>
  /** What the user of the tokens chose in an application. For people, as the three that follow. */
  readPreferences(options?: CallOptions): Promise<Schemas['PreferencesOutput']>
  /** Keeps preferences in place of those before. */
  putPreferences(
    preferences: Schemas['PreferencesInput'],
    options?: VersionedCallOptions,
  ): Promise<Schemas['PreferencesOutput']>
  /** The views that the user saved. */
  readViews(options?: CallOptions): Promise<Schemas['SavedViews']>
  /** Keeps views in place of all before. */
  putViews(views: Schemas['SavedViewsInput'], options?: VersionedCallOptions): Promise<Schemas['SavedViews']>
  /**
   * The grants of logins to applications: the caller's own, or for administrators the whole organisation's.
   */
  listGrants(query?: GrantQuery, options?: CallOptions): Promise<Schemas['GrantList']>
  /** What was done with what one login gave, hour by hour or day by day, the newest first. */
  readGrantActivity(
    grantId: string,
    query?: ActivityQuery,
    options?: CallOptions,
  ): Promise<Schemas['ActivityList']>
  /** Ends what one login gave, at once. */
  revokeGrant(grantId: string, options?: CallOptions): Promise<void>
  /** The open sessions of the caller in browsers, the newest first. */
  listSessions(query?: PageQuery, options?: CallOptions): Promise<Schemas['SessionList']>
  /** Ends a session of the caller, and what it gave to the dashboard and `/docs`. */
  endSession(sessionId: string, options?: CallOptions): Promise<void>
  /** Who calls, and what the token is good for: role, places and the acts that are allowed. */
  readMe(options?: CallOptions): Promise<Schemas['Me']>
}
