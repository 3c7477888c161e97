/** Letters after which a paragraph is long enough. */
const enough = 240

/**
 * Breaks a long text of one paragraph at ends of sentences, so that it can be read.
 *
 * @param {string} text Markdown.
 * @returns {string}
 */
export function breakText(text) {
  if (text.includes('\n') || text.length < 2 * enough) return text
  const paragraphs = ['']
  for (const sentence of text.split(/(?<=[.]) (?=[A-Z`])/)) {
    const last = paragraphs.length - 1
    const before = paragraphs[last] ?? ''
    if (before.length > enough) paragraphs.push(sentence)
    else paragraphs[last] = before === '' ? sentence : `${before} ${sentence}`
  }
  return paragraphs.join('\n\n')
}
