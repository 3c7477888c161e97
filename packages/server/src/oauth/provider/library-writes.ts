import { AsyncLocalStorage } from 'node:async_hooks'
import type { Alongside } from '../../storage/relational/transaction.ts'

/** The act that waits for the next record of a model. */
interface Waiting {
  readonly model: string
  alongside: Alongside<string> | undefined
}

/**
 * Stores audit entries with the records that the library writes by itself: a caller asks the library to act,
 * and its adapter puts both into one transaction.
 */
export class LibraryWrites {
  readonly #waiting = new AsyncLocalStorage<Waiting>()

  /**
   * Runs `act`, in which the library stores a record of the model; `alongside`, which is told the id of the
   * record, is stored with the first one.
   * @throws Error when the library stored none: it has come to work differently.
   */
  async accompany<Result>(
    model: string,
    alongside: Alongside<string>,
    act: () => Promise<Result>,
  ): Promise<Result> {
    const waiting: Waiting = { model, alongside }
    const result = await this.#waiting.run(waiting, act)
    if (waiting.alongside) throw new Error(`the library stored no ${model}`)
    return result
  }

  /** Takes the write that belongs to the next record of the model; once. */
  take(model: string): Alongside<string> | undefined {
    const waiting = this.#waiting.getStore()
    if (waiting?.model !== model) return undefined
    const { alongside } = waiting
    waiting.alongside = undefined
    return alongside
  }
}
