import { statSync } from 'node:fs'

/** How often files are looked at, milliseconds. */
const lookEveryMs = 1_000

/** Files that are watched. */
export interface FileWatch {
  close(): void
}

/**
 * A text that changes with the state of a file: another file under the name, another time or size, or none at
 * all.
 */
export function signFile(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false, bigint: true })
  return stat ? `${stat.dev} ${stat.ino} ${stat.mtimeNs} ${stat.ctimeNs} ${stat.size}` : 'absent'
}

/**
 * Calls back when one of the files changes, appears or goes. Looks at them each second instead of asking the
 * system to tell: that works for files that are replaced by renaming, behind symbolic links, and on network
 * file systems.
 *
 * @param signatures of the files, by path, taken before they were read, so that no change in between is
 * missed.
 */
export function watchFiles(
  signatures: ReadonlyMap<string, string>,
  onChange: (path: string) => void,
): FileWatch {
  const known = new Map(signatures)
  const look = () => {
    for (const [path, before] of known) {
      const now = signIfPossible(path, before)
      known.set(path, now)
      if (now !== before) onChange(path)
    }
  }
  const timer = setInterval(look, lookEveryMs).unref()
  return { close: () => clearInterval(timer) }
}

/** A directory that cannot be entered for a while is no change of the file. */
function signIfPossible(path: string, before: string): string {
  try {
    return signFile(path)
  } catch {
    return before // whoever reads the file tells why
  }
}
