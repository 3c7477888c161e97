/** Who takes places: the grant that an access token came from, or the client that acts for itself, and whose it is. */
export interface Holder {
  readonly grantId: string
  readonly organisationId: string
}
