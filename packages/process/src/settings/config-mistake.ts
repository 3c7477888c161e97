/** One thing that is wrong with a configuration. */
export interface ConfigMistake {
  /** Names of settings and indices of lists from the top, e.g. `['listen', 'tcp', 'port']`. */
  readonly path: readonly (string | number)[]
  /** The mistake and what would be right, without the value of a secret. */
  readonly message: string
  /**
   * The place of the mistake, e.g. `shim.yaml:12:5` or the name of a variable; absent where only the path is
   * known.
   */
  readonly place?: string
}

/** The configuration cannot be used; the message lists every mistake with its place. */
export class ConfigFileError extends Error {
  override readonly name = 'ConfigFileError'
  readonly mistakes: readonly ConfigMistake[]

  constructor(mistakes: readonly ConfigMistake[]) {
    super(
      `The configuration is not valid:\n${mistakes.map((mistake) => `  ${formatMistake(mistake)}`).join('\n')}`,
    )
    this.mistakes = mistakes
  }
}

function formatMistake({ place, path, message }: ConfigMistake): string {
  return [place, formatPath(path), message].filter((part) => part).join(': ')
}

/** A path as people write it: `allow[0].methods`. */
export function formatPath(path: ConfigMistake['path']): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '')
}
