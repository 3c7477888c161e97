import { measureTree } from '../disk-use.ts'

/** The milliseconds between two looks at what was written. */
const lookEveryMs = 2_000

/** Files that are being written, and who wants to know how far they are. */
export interface Growth {
  readonly what: string
  readonly directory: string
  /** The bytes that the files may have at the end. */
  readonly wholeBytes: number
  tell(progress: string): void
}

/** Does something that writes files, and tells how many bytes they have while it takes long. */
export async function tellGrowth<Result>(growth: Growth, act: () => Promise<Result>): Promise<Result> {
  const { what, directory, wholeBytes, tell } = growth
  tell(what)
  const timer = setInterval(() => {
    tell(`${what}: ${formatMegabytes(measureTree(directory))} of ${formatMegabytes(wholeBytes)}`)
  }, lookEveryMs)
  try {
    return await act()
  } finally {
    clearInterval(timer)
  }
}

/** Formats bytes as a person reads them on a disk. */
export function formatMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6)} MB`
}
