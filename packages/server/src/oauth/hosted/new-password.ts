import { maxPasswordLength, minPasswordLength } from '../../accounts/accounts.ts'
import { readField } from './form-body.ts'
import type { NewPasswordProblem } from './pages/password-pages.ts'

/** The new password of a form, and its fault if it has one. */
export interface NewPassword {
  readonly password: string
  readonly problem: NewPasswordProblem | undefined
}

/** Reads a new password that was typed twice. */
export function readNewPassword(body: unknown): NewPassword {
  const password = readField(body, 'password')
  return { password, problem: findProblem(password, readField(body, 'password_again')) }
}

function findProblem(password: string, again: string): NewPasswordProblem | undefined {
  const length = [...password].length
  if (length < minPasswordLength) return 'tooShort'
  if (length > maxPasswordLength) return 'tooLong'
  return password === again ? undefined : 'differ'
}
