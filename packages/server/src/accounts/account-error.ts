/** Why an account cannot be made. */
export type AccountErrorCode =
  | 'username_invalid'
  | 'username_taken'
  | 'password_too_short'
  | 'password_too_long'
  | 'location_unknown'

/** An account cannot be made as wanted; the message says what would be right and never holds the password. */
export class AccountError extends Error {
  override readonly name = 'AccountError'
  readonly code: AccountErrorCode

  constructor(code: AccountErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
