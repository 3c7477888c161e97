import type { Estate, EstateChange } from '../estate/index.ts'
import { type EstateNote, listEstateNotes, maxLooks } from './estate-notes.ts'
import type { StreamView } from './stream-view.ts'

/** The most things that are looked at for all views together: some milliseconds. */
const maxLooksInAll = 2_000

/**
 * Lists what one change of the estate means to each view: once for those that are equal, and in one turn,
 * since the estate may be another one in the next. Views for which that would take too long get a snapshot.
 */
export class EstateNotesByView {
  readonly #estate: Estate
  readonly #change: EstateChange
  readonly #known = new Map<string, readonly EstateNote[] | undefined>()
  #looksLeft = maxLooksInAll

  constructor(estate: Estate, change: EstateChange) {
    this.#estate = estate
    this.#change = change
  }

  /** Lists what the change means to a view; undefined when it is too much to be told one by one. */
  list(view: StreamView): readonly EstateNote[] | undefined {
    if (this.#known.has(view.key)) return this.#known.get(view.key)
    const given = Math.min(maxLooks, this.#looksLeft)
    const looks = { left: given }
    const notes = listEstateNotes(this.#estate, view, this.#change, looks)
    this.#looksLeft -= Math.min(given, given - looks.left)
    this.#known.set(view.key, notes)
    return notes
  }
}
