/**
 * Names the anchor of a heading as code hosts do, so that one link works there and here.
 *
 * @param title the heading as it is read, without marks of Markdown.
 * @param taken the anchors of the page so far, with how often each was wanted; changed.
 */
export function nameAnchor(title: string, taken: Map<string, number>): string {
  const plain = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-')
  const before = taken.get(plain)
  taken.set(plain, (before ?? 0) + 1)
  if (before === undefined) return plain
  const numbered = `${plain}-${before}`
  taken.set(numbered, 1)
  return numbered
}
