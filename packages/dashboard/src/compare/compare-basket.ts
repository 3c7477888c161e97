/** A series to compare: a sensor and one of its variables. */
export interface ComparedSeries {
  readonly sensorId: string
  readonly varName: string
}

/** Most series that can be compared at once. */
export const maxCompared = 12

/** The series that somebody ticked to compare them, in this tab. */
export interface CompareBasket {
  /** The same list until it changes. */
  list(): readonly ComparedSeries[]
  has(series: ComparedSeries): boolean
  /** Adds a series, or takes it out. @returns `false` where there is no room for it. */
  toggle(series: ComparedSeries): boolean
  /** Takes series in place of all before; those beyond {@link maxCompared} are left out. */
  replace(series: readonly ComparedSeries[]): void
  /** Calls `listener` after each change. @returns ends that. */
  subscribe(listener: () => void): () => void
}

/** Writes a series as addresses have it: `SENSOR:VAR`. */
export function formatSeries({ sensorId, varName }: ComparedSeries): string {
  return `${sensorId}:${varName}`
}

/** Reads what {@link formatSeries} writes; `undefined` for anything else. */
export function readSeries(text: string): ComparedSeries | undefined {
  const [, sensorId, varName] = /^([A-Z0-9]{1,8}-[0-9A-F]{12}):([A-Za-z0-9]{1,40})$/.exec(text) ?? []
  return sensorId !== undefined && varName !== undefined ? { sensorId, varName } : undefined
}

/** Where the tab keeps it. */
const storageKey = 'lightfi-compare'

/** Makes a basket that goes on with what is kept. @param storage that of the tab. */
export function createCompareBasket(storage: Pick<Storage, 'getItem' | 'setItem'>): CompareBasket {
  const listeners = new Set<() => void>()
  let current = readList(storage.getItem(storageKey) ?? '')
  const set = (series: readonly ComparedSeries[]) => {
    current = series.slice(0, maxCompared)
    storage.setItem(storageKey, current.map(formatSeries).join(','))
    for (const listener of listeners) listener()
  }
  const isSame = (one: ComparedSeries) => (other: ComparedSeries) => formatSeries(one) === formatSeries(other)
  return {
    list: () => current,
    has: (series) => current.some(isSame(series)),
    toggle: (series) => {
      const others = current.filter((one) => !isSame(series)(one))
      const isAdded = others.length === current.length
      if (isAdded && others.length >= maxCompared) return false
      set(isAdded ? [...others, series] : others)
      return true
    },
    replace: set,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function readList(text: string): readonly ComparedSeries[] {
  return text
    .split(',')
    .flatMap((one) => readSeries(one) ?? [])
    .slice(0, maxCompared)
}
