/** The error of a topic, a path or a unit in the configuration; the message says what would be right. */
export class RuleError extends Error {
  override readonly name = 'RuleError'
}
