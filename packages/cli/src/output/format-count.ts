/** A number with the noun that it counts. @param noun in the singular, of those that take an s. */
export function formatCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
