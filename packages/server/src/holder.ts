/**
 * The holder of places: the grant of an access token, or the client that acts for itself, with its
 * organisation.
 */
export interface Holder {
  readonly grantId: string
  readonly organisationId: string
}
