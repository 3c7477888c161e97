import type {
  ActivityQuery,
  AuditFileFormat,
  AuditQuery,
  ClientListQuery,
  ClientSecretQuery,
  PageQuery,
  Schemas,
} from '../api-queries.ts'
import type { CallOptions, VersionedCallOptions } from './call-options.ts'

/** What administrators do: OAuth2 clients, webhooks, users and the audit log. */
export interface AdministrationCalls {
  /** The organisation's OAuth2 clients, by name. For administrators, as all here. */
  listClients(query?: ClientListQuery, options?: CallOptions): Promise<Schemas['ClientList']>
  /** Creates an OAuth2 client. The answer has the only copy of its secret. */
  createClient(client: Schemas['ClientInput'], options?: CallOptions): Promise<Schemas['CreatedClient']>
  /** One OAuth2 client with all its settings, and what is known of its use. */
  readClient(clientId: string, options?: CallOptions): Promise<Schemas['ClientOutput']>
  /** What an OAuth2 client did, hour by hour or day by day, the newest first. */
  readClientActivity(
    clientId: string,
    query?: ActivityQuery,
    options?: CallOptions,
  ): Promise<Schemas['ActivityList']>
  /** Changes what is given of an OAuth2 client and leaves the rest. */
  changeClient(
    clientId: string,
    changes: Schemas['ClientChanges'],
    options?: VersionedCallOptions,
  ): Promise<Schemas['ClientOutput']>
  /** Removes an OAuth2 client with everything it was given. */
  deleteClient(clientId: string, options?: VersionedCallOptions): Promise<void>
  /**
   * Gives an OAuth2 client a new secret, whose only copy is the answer; the one before works no more, or with
   * `keep_previous_s` for that time.
   */
  rotateClientSecret(
    clientId: string,
    query?: ClientSecretQuery,
    options?: CallOptions,
  ): Promise<Schemas['ClientSecret']>
  /** Ends the secret that a rotation kept, before its time. */
  endPreviousSecret(clientId: string, options?: CallOptions): Promise<void>
  /** Keeps an OAuth2 client, and the tokens it has, from working until it is enabled. */
  disableClient(clientId: string, options?: CallOptions): Promise<Schemas['ClientOutput']>
  /** Lets a disabled OAuth2 client work again. */
  enableClient(clientId: string, options?: CallOptions): Promise<Schemas['ClientOutput']>
  /** The organisation's webhooks, the oldest first, and how far each is. */
  listWebhooks(query?: PageQuery, options?: CallOptions): Promise<Schemas['WebhookList']>
  /** Has readings posted to a URL. The answer has the only copy of the secret. */
  createWebhook(webhook: Schemas['WebhookInput'], options?: CallOptions): Promise<Schemas['CreatedWebhook']>
  /** One webhook, and what waits for it, counted now. */
  readWebhook(webhookId: string, options?: CallOptions): Promise<Schemas['WebhookOutput']>
  /** Changes the given settings of a webhook, pauses or resumes it. */
  changeWebhook(
    webhookId: string,
    changes: Schemas['WebhookChanges'],
    options?: VersionedCallOptions,
  ): Promise<Schemas['WebhookOutput']>
  /** Removes a webhook, with what was tried. */
  deleteWebhook(webhookId: string, options?: VersionedCallOptions): Promise<void>
  /** Gives a webhook a new secret, whose only copy is the answer; the one before signs on for a while. */
  rotateWebhookSecret(
    webhookId: string,
    rotation?: Schemas['SecretRotation'],
    options?: CallOptions,
  ): Promise<Schemas['WebhookSecret']>
  /** Sends a test to a webhook, and tells how it went. */
  testWebhook(webhookId: string, options?: CallOptions): Promise<Schemas['WebhookAttempt']>
  /** Lets a webhook go on from a place in the log: `beginning`, `now` or a cursor. */
  redeliverWebhook(
    webhookId: string,
    redelivery: Schemas['Redelivery'],
    options?: CallOptions,
  ): Promise<Schemas['WebhookOutput']>
  /** The newest requests to the receiver of a webhook, the newest first. */
  listWebhookAttempts(
    webhookId: string,
    query?: PageQuery,
    options?: CallOptions,
  ): Promise<Schemas['WebhookAttemptList']>
  /** For how many days readings are kept, by variable, and what has expired. */
  readRetention(options?: CallOptions): Promise<Schemas['RetentionOutput']>
  /** Sets for how many days readings are kept; older ones are deleted within minutes, for good. */
  putRetention(
    retention: Schemas['RetentionInput'],
    options?: VersionedCallOptions,
  ): Promise<Schemas['RetentionOutput']>
  /** Tells what `putRetention` would delete at once; nothing is changed. */
  previewRetention(
    retention: Schemas['RetentionInput'],
    options?: CallOptions,
  ): Promise<Schemas['RetentionPreview']>
  /** The organisation's users, by name. */
  listUsers(query?: PageQuery, options?: CallOptions): Promise<Schemas['UserList']>
  /** Invites a person; where no mail can be sent, the answer has the one-time link. */
  inviteUser(invitation: Schemas['UserInvitation'], options?: CallOptions): Promise<Schemas['InvitedUser']>
  /** One user. */
  readUser(userId: string, options?: CallOptions): Promise<Schemas['UserOutput']>
  /** Changes what is given of a user and leaves the rest. */
  changeUser(
    userId: string,
    changes: Schemas['UserChanges'],
    options?: VersionedCallOptions,
  ): Promise<Schemas['UserOutput']>
  /** Forgets a user and ends everything that was given. */
  deleteUser(userId: string, options?: VersionedCallOptions): Promise<void>
  /** Ends all sessions and tokens of a user, at once. */
  signOutUser(userId: string, options?: CallOptions): Promise<void>
  /** Makes a one-time link on which a user sets a new password. */
  resetUserPassword(userId: string, options?: CallOptions): Promise<Schemas['SentLink']>
  /** Makes a new link for somebody who was invited and has not joined. */
  renewInvitation(userId: string, options?: CallOptions): Promise<Schemas['SentLink']>
  /** Switches the second factor of a user off. */
  removeSecondFactor(userId: string, options?: CallOptions): Promise<void>
  /** The audit log of the organisation, the newest entry first. */
  listAuditEntries(query?: AuditQuery, options?: CallOptions): Promise<Schemas['AuditEntryList']>
  /** The same as CSV or a workbook, all entries that pass the filters, to be taken as it comes. */
  openAuditFile(query?: AuditQuery & AuditFileFormat, options?: CallOptions): Promise<Response>
}
