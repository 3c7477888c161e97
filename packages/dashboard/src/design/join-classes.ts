/** Joins names of classes; absent ones are left out. */
export function joinClasses(...names: readonly (string | undefined | false)[]): string {
  return names.filter(Boolean).join(' ')
}
