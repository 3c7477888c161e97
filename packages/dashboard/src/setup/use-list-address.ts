import { useRouter, useSearch } from '@tanstack/react-router'
import { newId, writeSetupAddress } from './setup-search.ts'
import { rowIdOf } from './setup-table.tsx'

/** What a list of Set up has in its address, and the ways to change it. */
export interface ListAddress {
  /** The thing that is open in the panel. */
  readonly id: string | undefined
  /** What the list is filtered by; empty: by nothing. */
  readonly q: string
  /** Whether a new thing is being made in the panel. */
  readonly isNew: boolean
  /** The row of the thing that is open, in the page. */
  readonly openRowId: string | undefined
  /** The address with a thing open in the panel, below `/dashboard`. */
  addressOf(id: string): string
  /** Opens a thing in the panel. */
  open(id: string): void
  close(): void
  /** Filters the list, and leaves the panel as it is. */
  filter(text: string): void
  /** Shows the whole list alone. */
  clear(): void
}

/** Reads and writes the address of a part of Set up that is a list. @param part its path. */
export function useListAddress(part: `/setup/${string}`): ListAddress {
  const { id, q = '' } = useSearch({ strict: false })
  const { history, basepath } = useRouter()
  const isNew = id === newId
  const write = (search: { readonly id?: string | undefined; readonly q?: string }) =>
    writeSetupAddress(part, { id: search.id, q: search.q || undefined })
  const addressOf = (next: string) => write({ id: next, q })
  return {
    id,
    q,
    isNew,
    openRowId: id === undefined || isNew ? undefined : rowIdOf(id),
    addressOf,
    open: (next) => history.push(`${basepath}${addressOf(next)}`),
    close: () => history.push(`${basepath}${write({ q })}`),
    filter: (text) => history.replace(`${basepath}${write({ id, q: text })}`),
    clear: () => history.replace(`${basepath}${part}`),
  }
}
