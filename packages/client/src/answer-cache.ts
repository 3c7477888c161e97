/** An answer that may still hold, with the tag by which the server knows it. */
export interface KeptAnswer {
  /** The `ETag` as it came, in its quotes. */
  readonly tag: string
  readonly value: unknown
}

/**
 * Keeps answers that have an `ETag`, for a client: a GET that was answered before is asked with
 * `If-None-Match`, and resolves to the very same object while nothing has changed.
 */
export interface AnswerCache {
  /** Finds the last answer to a request. @param target path and query. */
  find(target: string): KeptAnswer | undefined
  /** Keeps an answer in place of the one before. @param size its characters as JSON. */
  keep(target: string, answer: KeptAnswer, size: number): void
  /**
   * Reads an answer: `kept` where the server says that it still holds (304), else the new one, which is kept
   * where it has a tag. A client without a cache has none of this, and its bundle neither.
   */
  read(
    target: string,
    kept: KeptAnswer | undefined,
    response: Response,
    readAnswer: (response: Response) => Promise<unknown>,
  ): Promise<unknown>
  /** Forgets everything, as is right when somebody else logs in. */
  clear(): void
}

/** How much an answer cache keeps. */
export interface AnswerCacheOptions {
  /** Answers, 1..10,000. Default 100. */
  readonly maxAnswers?: number
  /** Characters of all of them as JSON, 1..1,000,000,000. Default 32,000,000. */
  readonly maxCharacters?: number
}

interface Entry extends KeptAnswer {
  readonly size: number
}

/**
 * Makes a cache in memory, from which the least recently used answers go first. One belongs to one client
 * and whoever is logged in there. The objects are handed out again, so they must not be changed.
 *
 * @throws RangeError for a bad bound.
 */
export function createAnswerCache(options: AnswerCacheOptions = {}): AnswerCache {
  const { maxAnswers = 100, maxCharacters = 32_000_000 } = options
  checkBound('maxAnswers', maxAnswers, 10_000)
  checkBound('maxCharacters', maxCharacters, 1_000_000_000)
  const entries = new Map<string, Entry>()
  let characters = 0
  const forget = (target: string) => {
    characters -= entries.get(target)?.size ?? 0
    entries.delete(target)
  }
  const cache: AnswerCache = {
    find: (target) => {
      const entry = entries.get(target)
      if (!entry) return undefined
      entries.delete(target)
      entries.set(target, entry)
      return entry
    },
    keep: (target, { tag, value }, size) => {
      forget(target)
      if (size > maxCharacters) return
      entries.set(target, { tag, value, size })
      characters += size
      for (const oldest of entries.keys()) {
        if (entries.size <= maxAnswers && characters <= maxCharacters) break
        forget(oldest)
      }
    },
    read: async (target, kept, response, readAnswer) => {
      if (response.status === 304 && kept) return kept.value
      const tag = response.headers.get('etag')
      if (response.status !== 200 || tag === null) return readAnswer(response)
      const text = await response.text()
      const taken = { text: async () => text, json: async () => JSON.parse(text) as unknown }
      const value = await readAnswer(Object.assign(response, taken))
      cache.keep(target, { tag, value }, text.length)
      return value
    },
    clear: () => {
      entries.clear()
      characters = 0
    },
  }
  return cache
}

function checkBound(name: string, value: number, max: number): void {
  if (Number.isInteger(value) && value >= 1 && value <= max) return
  throw new RangeError(`${name} must be a whole number from 1 to ${max}.`)
}
