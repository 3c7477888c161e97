import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Preferences, SavedView } from '@openlightfi/contract'

type Put = (path: string, body: unknown) => Promise<number | undefined>

/** Changes a large document of one user without end, and knows what the server must have of it. */
export class UserDocumentWriter {
  readonly #kind: 'preferences' | 'views'
  #sent = 0
  #lastAnswered = 0
  #answered = 0

  constructor(kind: 'preferences' | 'views') {
    this.#kind = kind
  }

  /** The number of documents that were answered as stored. */
  get answered(): number {
    return this.#answered
  }

  /**
   * Puts one document.
   * @param put resolves to the status of a whole answer.
   * @returns whether it was answered: the server is gone otherwise.
   */
  async putOne(put: Put): Promise<boolean> {
    this.#sent += 1
    const content = this.#build(this.#sent)
    const status = await put(`/me/${this.#kind}`, this.#kind === 'views' ? { views: content } : content)
    if (status === undefined) return false
    assert.equal(status, 200)
    this.#lastAnswered = this.#sent
    this.#answered += 1
    return true
  }

  /** Puts one document after the other until the server is gone. */
  async putUntilGone(put: Put): Promise<void> {
    while (await this.putOne(put));
  }

  /** Checks that the document is whole, and the one that was answered last or the one sent after it. */
  check(dataDir: string): void {
    const database = new DatabaseSync(join(dataDir, 'lightfi.sqlite'))
    try {
      const rows = database.prepare('SELECT document FROM user_documents WHERE kind = ?').all(this.#kind)
      const possible = [this.#lastAnswered, this.#sent].flatMap((at) =>
        at === 0 ? [] : [JSON.stringify(this.#build(at))],
      )
      if (this.#lastAnswered > 0) assert.equal(rows.length, 1, `the ${this.#kind} are lost`)
      for (const { document } of rows) {
        assert.ok(possible.includes(String(document)), `the ${this.#kind} are older, or not whole`)
        // What was on its way and came through counts as stored from here on.
        if (document === JSON.stringify(this.#build(this.#sent))) this.#lastAnswered = this.#sent
      }
    } finally {
      database.close()
    }
  }

  #build(at: number): Preferences | SavedView[] {
    if (this.#kind === 'preferences') {
      const sources = Array.from({ length: 100 }, (_, index) => ({
        location_id: `${at}-${index}`.padEnd(60, 'x'),
        var_names: ['CO2ppm' as const],
      }))
      return { sources }
    }
    return Array.from({ length: 14 }, (_, index) => ({
      name: `${at} ${index}`,
      address: `/${'x'.repeat(1_900)}`,
    }))
  }
}
