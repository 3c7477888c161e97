import { isNode, LineCounter, parseDocument } from 'yaml'
import { ConfigFileError, type ConfigMistake } from './config-mistake.ts'

/** The content of a configuration file, and the places of its settings. */
export interface ParsedConfig {
  readonly value: unknown
  /** Place of a setting, or of the nearest thing around it, as `file:line:column`. */
  locate(path: ConfigMistake['path']): string
}

/**
 * Parses a configuration: YAML 1.2, of which JSON is a part.
 *
 * @param fileName stands in the places of mistakes.
 * @throws ConfigFileError for text that is not YAML, or has a name twice in one group.
 */
export function parseConfigText(text: string, fileName: string): ParsedConfig {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, schema: 'core' })
  const placeAt = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return `${fileName}:${line}:${col}`
  }
  if (document.errors.length > 0) {
    throw new ConfigFileError(
      document.errors.map(({ message, pos }) => ({ path: [], place: placeAt(pos[0]), message })),
    )
  }
  return {
    value: document.toJS({ maxAliasCount: 100 }) ?? {},
    locate(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const node = document.getIn(path.slice(0, length), true)
        if (isNode(node) && node.range) return placeAt(node.range[0])
      }
      return fileName
    },
  }
}
