/**
 * What a screen reads from the query of its address: for each parameter, how its text is read. A reader gives
 * `undefined` for a text that means nothing.
 */
export type SearchSpec = Readonly<Record<string, (text: string) => unknown>>

/** The parameters of a screen that were given and mean something. */
export type SearchOf<Spec extends SearchSpec> = {
  readonly [Key in keyof Spec]?: Exclude<ReturnType<Spec[Key]>, undefined>
}

/** Reads the parameters of a query, whose values are texts or what was read before; bad ones are left out. */
export function readSearch<Spec extends SearchSpec>(
  spec: Spec,
  raw: Readonly<Record<string, unknown>>,
): SearchOf<Spec> {
  const search: Record<string, unknown> = {}
  for (const [name, read] of Object.entries(spec)) {
    if (raw[name] === undefined || raw[name] === null) continue
    const value = read(String(raw[name]))
    if (value !== undefined) search[name] = value
  }
  return search as SearchOf<Spec>
}

/**
 * Makes the check of a route out of what its screen reads. What means nothing is there as `undefined`: the
 * router lays what was checked over what the address has, and would else hand on the bad text.
 */
export function checkSearch<Spec extends SearchSpec>(
  spec: Spec,
): (raw: Record<string, unknown>) => SearchOf<Spec> {
  const nothing = Object.fromEntries(Object.keys(spec).map((name) => [name, undefined]))
  return (raw) => ({ ...nothing, ...readSearch(spec, raw) })
}

/** Names the parameters of a query that mean nothing to a screen, each once, so that it can say so. */
export function findDropped(spec: SearchSpec, query: string): readonly string[] {
  const dropped = [...new URLSearchParams(query)].flatMap(([name, text]) => {
    // Names such as `__proto__` are in every object, and mean nothing in an address.
    const read = Object.hasOwn(spec, name) ? spec[name] : undefined
    return read === undefined || read(text) === undefined ? [name] : []
  })
  return [...new Set(dropped)]
}

/** Writes parameters as a query, lists with commas: an address that a person can read and change. */
export function formatSearch(search: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && String(value) !== '') query.set(name, String(value))
  }
  const text = query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')
  return text === '' ? '' : `?${text}`
}

/** Reads one of a few words. */
export function oneOf<Word extends string>(...words: readonly Word[]): (text: string) => Word | undefined {
  return (text) => words.find((word) => word === text)
}

/** Reads any text of at most `maxLength` characters. */
export function textUpTo(maxLength: number): (text: string) => string | undefined {
  return (text) => (text.length > 0 && text.length <= maxLength ? text : undefined)
}

/** Reads a whole number from `least` to `most`. */
export function wholeNumber(least: number, most: number): (text: string) => number | undefined {
  return (text) => {
    const value = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN
    return value >= least && value <= most ? value : undefined
  }
}

/** Reads an id of the API: of a location, a sensor or a variable. */
export function idText(text: string): string | undefined {
  return /^[A-Za-z0-9_-]{1,64}$/.test(text) ? text : undefined
}
