/** Shares large texts among several readers: each text is kept once, for as long as anybody has it. */
export class SharedBytes {
  readonly #known = new Map<string, WeakRef<Buffer>>()
  readonly #forgetting = new FinalizationRegistry<string>((key) => {
    if (!this.#known.get(key)?.deref()) this.#known.delete(key)
  })

  /** Finds the text of a key; undefined when nobody has it any more. */
  find(key: string): Buffer | undefined {
    return this.#known.get(key)?.deref()
  }

  /** Lets others find a text. @param key stands for this very text and no other. */
  keep(key: string, bytes: Buffer): Buffer {
    this.#known.set(key, new WeakRef(bytes))
    this.#forgetting.register(bytes, key)
    return bytes
  }
}
