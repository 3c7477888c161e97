/** Folds letters that people take for the same, as ß and SS, and the two small forms of the Greek Σ. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase().toUpperCase()
}
