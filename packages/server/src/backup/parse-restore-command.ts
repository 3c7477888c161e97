import { parseArgs } from 'node:util'

/** The commands about backups that no running server takes part in. */
export type RestoreCommand =
  | { readonly name: 'list'; readonly directory: string }
  /** @param place a directory of backups, or one backup. */
  | { readonly name: 'verify'; readonly place: string }
  | {
      readonly name: 'restore'
      readonly place: string
      readonly keyFile: string | undefined
      readonly isCopy: boolean
    }

/** @returns undefined when the words are none of these commands. */
export function parseRestoreCommand(words: readonly string[]): RestoreCommand | undefined {
  const [first, second, ...rest] = words
  if (first === 'restore') return parseRestore(words.slice(1))
  if (first !== 'backup' || !(second === 'list' || second === 'verify')) return undefined
  const place = parsePlace(rest)
  if (place === undefined) return undefined
  return second === 'list' ? { name: 'list', directory: place } : { name: 'verify', place }
}

function parsePlace(words: readonly string[]): string | undefined {
  try {
    const [place, ...rest] = parseArgs({ args: [...words], allowPositionals: true }).positionals
    return place && rest.length === 0 ? place : undefined
  } catch {
    return undefined // parseArgs throws for an option that it does not know
  }
}

function parseRestore(words: readonly string[]): RestoreCommand | undefined {
  try {
    const options = { key: { type: 'string' }, copy: { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true })
    const [place, ...rest] = positionals
    if (!place || values.key === '' || rest.length > 0) return undefined
    return { name: 'restore', place, keyFile: values.key, isCopy: values.copy ?? false }
  } catch {
    return undefined // parseArgs throws for an option that it does not know
  }
}
