import { unwatchFile, watchFile } from 'node:fs'

/** How often files are looked at, milliseconds. */
const lookEveryMs = 1_000

/** Files that are watched. */
export interface FileWatch {
  close(): void
}

/**
 * Calls back when one of the files changes, appears or goes. Looks at them each second instead of asking the system to
 * tell: that works for files that are replaced by renaming, behind symbolic links, and on network file systems.
 */
export function watchFiles(paths: readonly string[], onChange: (path: string) => void): FileWatch {
  const watched = paths.map((path) => {
    const listener = () => onChange(path)
    watchFile(path, { interval: lookEveryMs, persistent: false }, listener)
    return { path, listener }
  })
  return {
    close() {
      for (const { path, listener } of watched) unwatchFile(path, listener)
    },
  }
}
