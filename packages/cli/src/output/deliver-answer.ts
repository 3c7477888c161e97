import { NetworkError } from '@openlightfi/client'
import type { CliEnvironment } from '../cli-environment.ts'
import { UsageError } from '../exit-code.ts'
import { replaceFile } from './replace-file.ts'
import { writeText } from './write-text.ts'

/** Representations that are files of columns, not text. */
export const fileFormats = ['parquet', 'arrow', 'arrow_stream'] as const

/** The same, and workbooks. */
const binaryFormats = [...fileFormats, 'xlsx'] as const

/** How numbers look in CSV of the server. */
export const decimalMarks = ['point', 'comma'] as const

/** What `--decimal` is for. */
export const decimalHelp = 'in csv; comma puts semicolons between cells, for spreadsheets'

/** Representations that the server writes. */
export const answerFormats = ['csv', 'ndjson', 'json', ...binaryFormats] as const

/** See {@link answerFormats}. */
export type DeliveredFormat = (typeof answerFormats)[number]

/** How often progress is shown, milliseconds. */
const progressPaceMs = 250

/** @throws UsageError when a file that is no text would go to a terminal. */
export function checkTarget(
  { stdout }: CliEnvironment,
  { format, output }: { readonly format: string; readonly output?: string | undefined },
): void {
  const isFile = binaryFormats.some((name) => name === format)
  if (isFile && findTargetFile(output) === undefined && stdout.isTTY)
    throw new UsageError(`${format} is not for a terminal: give --output FILE, or send it on with > or |`)
}

/**
 * Passes an answer on as it comes: to a file, which has its name only once it is whole, or to the standard
 * output. Progress is shown while somebody looks.
 *
 * @throws NetworkError when the connection breaks; of a file nothing is left then.
 */
export async function deliverAnswer(
  environment: CliEnvironment,
  response: Response,
  output: string | undefined,
): Promise<void> {
  await deliverText(environment, readChunks(environment, response), output)
}

/**
 * Writes output of the command itself: to a file, or to the standard output when it is absent or `-`.
 *
 * @throws as {@link replaceFile}.
 */
export async function deliverText(
  { stdout }: Pick<CliEnvironment, 'stdout'>,
  pieces: Iterable<string> | AsyncIterable<Uint8Array>,
  output: string | undefined,
): Promise<void> {
  const file = findTargetFile(output)
  if (file === undefined) return writeText(stdout, pieces)
  await replaceFile(file, pieces)
}

/**
 * The standard output, opened by name, would be another file than the open one, and a socket cannot be opened
 * so.
 */
const namesOfStandardOutput: readonly (string | undefined)[] = [undefined, '-', '/dev/stdout', '/dev/fd/1']

/** The file that results go to; undefined for the standard output. @param output as given to `--output`. */
export function findTargetFile(output: string | undefined): string | undefined {
  return namesOfStandardOutput.includes(output) ? undefined : output
}

async function* readChunks(
  { stderr, now }: CliEnvironment,
  response: Response,
): AsyncGenerator<Uint8Array, void, undefined> {
  const totalBytes = Number(response.headers.get('content-length') ?? 0)
  let bytes = 0
  let shownMs = now()
  try {
    for await (const chunk of response.body ?? []) {
      yield chunk
      bytes += chunk.length
      if (!stderr.isTTY || now() - shownMs < progressPaceMs) continue
      shownMs = now()
      stderr.write(`${clearLine}${formatProgress(bytes, totalBytes)}`)
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error // which is how `fetch` tells of a broken connection
    throw new NetworkError(`the connection broke after ${formatSize(bytes)}; what came is not whole`, {
      cause: error,
    })
  } finally {
    if (stderr.isTTY) stderr.write(clearLine)
  }
}

const clearLine = '\r\u001B[K'

function formatProgress(bytes: number, totalBytes: number): string {
  if (totalBytes === 0) return formatSize(bytes)
  return `${Math.floor((bytes / totalBytes) * 100)} % of ${formatSize(totalBytes)}`
}

function formatSize(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}
