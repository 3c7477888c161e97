import { RuleError } from './rule-error.ts'

/** The named parts of a topic, such as `device`. */
export type TopicParts = Readonly<Record<string, string>>

type Level =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'part'; readonly name: string; readonly before: string; readonly after: string }

/** A level with one named part: text, a name in braces, text. */
const levelWithPart = /^([^{}]*)\{([a-z][A-Za-z0-9]{0,30})\}([^{}]*)$/

/**
 * The topics that a rule is about: levels as MQTT writes them, `+` and a final `#` included, of which any may
 * have one named part, such as `zigbee2mqtt/{device}` or `shelly-{mac}/status/#`.
 */
export class TopicPattern {
  /** The filter to subscribe to; a level with a named part is `+` in it. */
  readonly filter: string
  /** The names of its parts. */
  readonly names: readonly string[]
  readonly #levels: readonly Level[]
  readonly #hasRest: boolean

  /** @throws RuleError */
  constructor(text: string) {
    const levels = text.split('/')
    this.#hasRest = levels.at(-1) === '#'
    this.#levels = (this.#hasRest ? levels.slice(0, -1) : levels).map(parseLevel)
    this.names = this.#levels.flatMap((level) => (level.kind === 'part' ? [level.name] : []))
    const twice = this.names.find((name, at) => this.names.indexOf(name) !== at)
    if (twice !== undefined) throw new RuleError(`has the part {${twice}} twice`)
    const filters = this.#levels.map((level) => (level.kind === 'text' ? level.text : '+'))
    this.filter = [...filters, ...(this.#hasRest ? ['#'] : [])].join('/')
  }

  /** Tells whether it matches every topic that another one matches. */
  covers(other: TopicPattern): boolean {
    if (other.#hasRest && !this.#hasRest) return false
    if (!this.#hasRest && other.#levels.length !== this.#levels.length) return false
    return this.#levels.every((level, at) => coversLevel(level, other.#levels[at]))
  }

  /** Reads the named parts of a topic; `undefined` when the topic is another one. Takes linear time. */
  match(topic: string): TopicParts | undefined {
    const given = topic.split('/', this.#levels.length + 1)
    if (given.length < this.#levels.length) return undefined
    if (given.length > this.#levels.length && !this.#hasRest) return undefined
    const parts: Record<string, string> = {}
    for (const [at, level] of this.#levels.entries()) {
      const text = given[at] ?? ''
      if (level.kind === 'text' && level.text !== text) return undefined
      if (level.kind !== 'part') continue
      if (!isOfPart(level, text)) return undefined
      const { name, before, after } = level
      parts[name] = text.slice(before.length, text.length - after.length)
    }
    return parts
  }
}

function coversLevel(wide: Level, narrow: Level | undefined): boolean {
  if (narrow === undefined) return false
  if (wide.kind === 'any') return true
  if (wide.kind === 'text') return narrow.kind === 'text' && narrow.text === wide.text
  if (narrow.kind === 'part')
    return narrow.before.startsWith(wide.before) && narrow.after.endsWith(wide.after)
  return narrow.kind === 'text' && isOfPart(wide, narrow.text)
}

/** Tells whether a level has the texts around a named part, and something between them. */
function isOfPart({ before, after }: Extract<Level, { kind: 'part' }>, text: string): boolean {
  return text.length > before.length + after.length && text.startsWith(before) && text.endsWith(after)
}

function parseLevel(text: string): Level {
  if (text === '+') return { kind: 'any' }
  if (/[+#]/.test(text))
    throw new RuleError('+ stands for a whole level, and # for all further ones at the end')
  const [, before = '', name, after = ''] = levelWithPart.exec(text) ?? []
  if (name !== undefined) return { kind: 'part', name, before, after }
  if (!/[{}]/.test(text)) return { kind: 'text', text }
  throw new RuleError(
    'a level may have one named part, such as {device}: letters and digits, a small letter first',
  )
}
