/** Tells whether one of some parts has a text, in letters of either case; blanks at its ends do not count. */
export function hasText(text: string, ...parts: readonly string[]): boolean {
  const wanted = text.trim().toLowerCase()
  return parts.some((part) => part.toLowerCase().includes(wanted))
}
