/** The reasons why a new account cannot be as wanted. */
export type NewAccountErrorCode =
  | 'username_invalid'
  | 'username_taken'
  | 'email_invalid'
  | 'email_taken'
  | 'password_too_short'
  | 'password_too_long'
  | 'location_unknown'

/** The reasons why something cannot be done to an account. */
export type AccountErrorCode =
  | NewAccountErrorCode
  /** There is no such user in the organisation. */
  | 'user_unknown'
  /** The password given as proof is not the user's. */
  | 'password_wrong'
  /** The one-time link was used, is too old, or a newer one was made. */
  | 'link_unusable'
  /** The organisation would be left without an administrator. */
  | 'last_admin'
  /** The user was invited and has not joined, or has joined already. */
  | 'status_wrong'
  /** The code of the second factor is wrong, too old, or was used before. */
  | 'code_wrong'
  /** The second factor is on, or off, already. */
  | 'second_factor_state'

/**
 * The error of an act on an account that cannot be done; the message says what would be right and never holds
 * a secret.
 */
export class AccountError extends Error {
  override readonly name = 'AccountError'
  readonly code: AccountErrorCode

  constructor(code: AccountErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
