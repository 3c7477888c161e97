/** The imports of a test that starts a whole server, or the engine of readings. */
export const startsMuch = /testing\/[a-z-]*(server|stores)\.ts'|\/chdb-driver\.ts'/

/** Folders with tests that may share a process; the others drive whole programs. */
const sharingFolders = /^(packages\/[^/]+|tools|scripts)\//

/**
 * What keeps a test file in a process of its own: it looks at or changes what all of a process share, starts
 * programs, or does something while it is loaded, when the tests of other files have not ended.
 */
const needsOwnProcess = [
  /\bprocess\.(?!hrtime\b|platform\b|execPath\b|cwd\b)|\bglobalThis\b/,
  /'node:(?:child_process|cluster|dns|v8|worker_threads)'/,
  /^(?:export )?(?:const|let|await)\b.*\bawait\b|^await\b/m,
  // outside of a test or a hook: there is one engine in a process
  /^ {0,2}(?:const|let)\b.*\bnew ChdbDriver\(/m,
]

/** What keeps one without a server or the engine, besides: it would keep others waiting while it waits. */
const waits = [
  /'node:(?:dgram|http|https|net|tls)'/,
  /\bset(?:Timeout|Interval)\b|\bperformance\.now\b|\bTemporal\.Now\b/,
]
/** Timers that are put back are as before for the file that comes next. */
const leavesMocks = (text: string) => /\bmock\b/.test(text) && !text.includes('mock.timers.reset()')
const callsTest = /^(?:test|it|describe)\(/m

/** Files that share a process at most, so that there is work for each core until the end. */
const largestGroup = 35
/** The same of files that start servers, each of which takes some seconds. */
const largestServerGroup = 10

/** Test files that run in one process. */
export interface TestGroup {
  /** Their folder and a number: `packages-server-2`, with servers `packages-server-servers-2`. */
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
  const findGroup = (file: string) => {
    const folder = folderOf(file)
    if (folder === undefined || !file.endsWith('.test.ts') || file.endsWith('.slow.test.ts')) return undefined
    const text = readText(file)
    if (!callsTest.test(text) || leavesMocks(text)) return undefined
    if (needsOwnProcess.some((pattern) => pattern.test(text))) return undefined
    if (startsMuch.test(text)) return `${folder}/servers`
    return waits.some((pattern) => pattern.test(text)) ? undefined : folder
  }
  const found = Map.groupBy(files, findGroup)
  const alone = found.get(undefined) ?? []
  found.delete(undefined)
  const groups = [...found].flatMap(([folder = '', together]) => {
    const largest = folder.endsWith('/servers') ? largestServerGroup : largestGroup
    const count = Math.ceil(together.length / largest)
    const size = Math.ceil(together.length / count)
    return Array.from({ length: count }, (_, index) => ({
      name: `${folder.replaceAll('/', '-')}-${index + 1}`,
      files: together.slice(index * size, (index + 1) * size),
    }))
  })
  return { groups, alone }
}

/**
 * The program of a group. Each file is a suite, so that its hooks are for its own tests, and begins when the
 * one before has ended. One that cannot be loaded fails by its name and keeps none of the others from
 * running.
 *
 * @param toAddress the address to import a file by.
 */
export function buildGroupProgram({ files }: TestGroup, toAddress: (file: string) => string): string {
  const suites = files.map((file) => {
    const failing = `test('it can be loaded', () => Promise.reject(error))`
    const load = `import(${JSON.stringify(toAddress(file))}).catch((error) => void ${failing})`
    return `describe(${JSON.stringify(file)}, () => ${load})\n`
  })
  return `import { describe, test } from 'node:test'\n${suites.join('')}`
}
