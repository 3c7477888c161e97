/** Tells whether a character of a JSON text belongs to an escape that began before it. */
export function isEscaped(text: string, at: number): boolean {
  let first = at
  while (text[first - 1] === '\\') first -= 1
  return (at - first) % 2 === 1
}
