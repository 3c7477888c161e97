/** The imports of a test that starts a whole server, or the engine of readings. */
export const startsMuch = /testing\/[a-z-]*(server|stores)\.ts'|\/chdb-driver\.ts'/

/** Folders with tests that may share a process; the others drive whole programs. */
const sharingFolders = /^(packages\/[^/]+|tools|scripts)\//

/**
 * What keeps a test file in a process of its own: it looks at or changes what all of a process share, starts
 * programs or listens, waits for time to pass, or has hooks for all tests of its process.
 */
const needsOwnProcess = [
  startsMuch,
  /\bprocess\.(?!hrtime\b|platform\b|execPath\b|cwd\b)|\bglobalThis\b|\bmock\b/,
  /'node:(?:child_process|cluster|dgram|dns|http|https|net|tls|v8|worker_threads)'/,
  /\bset(?:Timeout|Interval)\b|\bperformance\.now\b|\bTemporal\.Now\b/,
  /^(?:before|after|beforeEach|afterEach)\(/m,
]
const callsTest = /^(?:test|it|describe)\(/m

/** Files that share a process at most, so that there is work for each core until the end. */
const largestGroup = 35

/** Test files that run in one process. */
export interface TestGroup {
  /** Their folder and a number: `packages-server-2`. */
  readonly name: string
  /** Paths from the root. */
  readonly files: readonly string[]
}

/**
 * Puts test files together that can run in one process: starting one, and loading much the same modules in
 * it, takes longer than most of them do.
 *
 * @param readText reads a file by its path from the root.
 * @returns groups of files of the same folder, and the files that stay alone.
 */
export function groupTests(
  files: readonly string[],
  readText: (file: string) => string,
): { groups: TestGroup[]; alone: string[] } {
  const folderOf = (file: string) => sharingFolders.exec(file)?.[1]
  const canShare = (file: string) => {
    if (folderOf(file) === undefined || !file.endsWith('.test.ts') || file.endsWith('.slow.test.ts'))
      return false
    const text = readText(file)
    return callsTest.test(text) && !needsOwnProcess.some((pattern) => pattern.test(text))
  }
  const { share = [], alone = [] } = Object.groupBy(files, (file) => (canShare(file) ? 'share' : 'alone'))
  const groups = [...Map.groupBy(share, folderOf)].flatMap(([folder = '', together]) => {
    const count = Math.ceil(together.length / largestGroup)
    const size = Math.ceil(together.length / count)
    return Array.from({ length: count }, (_, index) => ({
      name: `${folder.replace('/', '-')}-${index + 1}`,
      files: together.slice(index * size, (index + 1) * size),
    }))
  })
  return { groups, alone }
}

/**
 * The program of a group: it loads one file after the other. One that cannot be loaded fails by its name and
 * keeps none of the others from running.
 *
 * @param toAddress the address to import a file by.
 */
export function buildGroupProgram({ files }: TestGroup, toAddress: (file: string) => string): string {
  const imports = files.map((file) => {
    const failing = `test(${JSON.stringify(`${file} can be loaded`)}, () => Promise.reject(error))`
    return `await import(${JSON.stringify(toAddress(file))}).catch((error) => ${failing})\n`
  })
  return `import { test } from 'node:test'\n${imports.join('')}`
}
