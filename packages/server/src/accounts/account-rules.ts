import { AccountError } from './account-error.ts'

/**
 * The least characters of a password (NIST SP 800-63B asks for 8, OWASP ASVS 5.0 for 12 without a second
 * factor).
 */
export const minPasswordLength = 12

/** The most characters of a password. Longer ones only cost time. */
export const maxPasswordLength = 1_024

/** The most characters of a user name. */
export const maxUsernameLength = 128

/** Builds the form under which user names are compared: NFKC, lower case, without blanks around it. */
export function usernameKey(username: string): string {
  return username.trim().normalize('NFKC').toLowerCase().normalize('NFKC')
}

/** @throws AccountError when the name is empty, too long, or has control characters. */
export function checkUsername(username: string): void {
  const trimmed = username.trim()
  if (
    trimmed.length === 0 ||
    trimmed.length > maxUsernameLength ||
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(trimmed)
  ) {
    throw new AccountError(
      'username_invalid',
      `a user name has 1 to ${maxUsernameLength} visible characters, such as an e-mail address`,
    )
  }
}

/** Tells whether a text has the form of an e-mail address that mail can be sent to. */
export function isEmail(text: string): boolean {
  return (
    text.length <= maxUsernameLength &&
    /^[^\s@"(),:;<>[\\\]\p{Cc}\p{Cf}]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*$/u.test(text)
  )
}

/** @throws AccountError when it is no e-mail address. */
export function checkEmail(email: string): void {
  if (!isEmail(email.trim())) {
    throw new AccountError(
      'email_invalid',
      `an e-mail address looks like name@example.org and has at most ${maxUsernameLength} characters`,
    )
  }
}

/** @throws AccountError when the password is too short or too long. */
export function checkPassword(password: string): void {
  const length = [...password].length
  if (length < minPasswordLength) {
    throw new AccountError('password_too_short', `a password has at least ${minPasswordLength} characters`)
  }
  if (length > maxPasswordLength) {
    throw new AccountError('password_too_long', `a password has at most ${maxPasswordLength} characters`)
  }
}
