import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Patterns that earlier checks found to be safe; none where nothing is kept. */
export interface SafePatterns {
  has(pattern: string): boolean
  add(pattern: string): void
}

/**
 * Patterns that were judged safe, kept in a file between checks: a verdict depends on the pattern and on
 * what judges alone. Only good verdicts are kept, so each bad one is found and told anew.
 */
export class KeptSafePatterns implements SafePatterns {
  readonly #path: string
  readonly #judge: string
  readonly #known: ReadonlySet<string>
  readonly #used = new Set<string>()

  /** @param judge what judges, with its version and limits; verdicts of another one do not count. */
  constructor(path: string, judge: string) {
    this.#path = path
    this.#judge = judge
    this.#known = new Set(readPatterns(path, judge))
  }

  has(pattern: string): boolean {
    const isKnown = this.#known.has(pattern)
    if (isKnown) this.#used.add(pattern)
    return isKnown
  }

  add(pattern: string): void {
    this.#used.add(pattern)
  }

  /** Writes those that this check asked for or added; the rest are in no source any more. */
  save(): void {
    mkdirSync(dirname(this.#path), { recursive: true })
    const safe = [...this.#used].sort()
    writeFileSync(this.#path, `${JSON.stringify({ judge: this.#judge, safe }, null, 1)}\n`)
  }
}

function readPatterns(path: string, judge: string): readonly string[] {
  try {
    const kept = JSON.parse(readFileSync(path, 'utf8')) as { judge?: unknown; safe?: unknown }
    if (kept.judge !== judge || !Array.isArray(kept.safe)) return []
    return kept.safe.filter((pattern) => typeof pattern === 'string')
  } catch {
    return [] // everything is judged anew
  }
}
