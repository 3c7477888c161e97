import { ApiProblem } from '@openlightfi/client'

/** What the server said of the fields of a form. */
export interface FieldFaults {
  readonly ofFields: Readonly<Record<string, string>>
  /** Whether nothing else is wrong than what stands at the fields. */
  readonly areAll: boolean
}

/**
 * Finds what an answer says of each field. A place inside of a field, such as an entry of a list, counts as
 * the field.
 *
 * @param names of the fields, as the body of the request has them.
 */
export function findFieldFaults(error: unknown, names: readonly string[]): FieldFaults {
  if (!(error instanceof ApiProblem) || error.errors.length === 0) return { ofFields: {}, areAll: false }
  const ofFields: Record<string, string> = Object.create(null)
  let areAll = true
  for (const { pointer, detail } of error.errors) {
    const name = pointer.split('/')[1] ?? ''
    if (!names.includes(name)) areAll = false
    else ofFields[name] = name in ofFields ? `${ofFields[name]} ${toSentence(detail)}` : toSentence(detail)
  }
  return { ofFields, areAll }
}

function toSentence(detail: string): string {
  const text = `${detail.slice(0, 1).toUpperCase()}${detail.slice(1)}`
  return /[.!?]$/.test(text) ? text : `${text}.`
}
