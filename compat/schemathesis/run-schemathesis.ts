import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildVirtualEnvironment } from '../python-environment.ts'
import { runProgram } from '../run-program.ts'
import type { Caller, SchemathesisEstate } from './schemathesis-estate.ts'

/** A part of what Schemathesis does, in its order. */
export type Phase = 'examples' | 'coverage' | 'fuzzing' | 'stateful'

const allPhases: readonly Phase[] = ['examples', 'coverage', 'fuzzing', 'stateful']

/** How much Schemathesis asks. */
export interface Effort {
  /** The same seed asks the same of the same server. */
  readonly seed: number
  /** Requests that are made up for each operation, and walks through several, in one round. */
  readonly maxExamples: number
  /** The phases of the run; all when absent. `coverage`, the longest, tries each bound of each parameter. */
  readonly phases?: readonly Phase[]
  /** Seconds for which rounds are repeated; one round when absent. */
  readonly maxTimeS?: number
}

/** Makes the Python in which Schemathesis runs. @param systemPython absolute path of a Python with `venv`. */
export function prepareSchemathesis(systemPython: string): Promise<string> {
  const requirements = join(import.meta.dirname, 'requirements.txt')
  return buildVirtualEnvironment('schemathesis', requirements, systemPython)
}

/**
 * Holds a server against its own `openapi.json` as one caller: every check, from the document's examples to
 * walks through several operations.
 * @param python what `prepareSchemathesis` made.
 * @returns the last lines of the report.
 * @throws {Error} with the report, when there is a finding. It shows no token.
 */
export async function runSchemathesis(
  python: string,
  { apiUrl, ownIds }: SchemathesisEstate,
  { accessToken }: Caller,
  { seed, maxExamples, phases = allPhases, maxTimeS }: Effort,
): Promise<string> {
  // It leaves folders with its findings where it runs.
  const cwd = await mkdtemp(join(tmpdir(), 'schemathesis-run-'))
  try {
    const { stdout } = await runProgram({
      command: python,
      args: [
        ...['-m', 'schemathesis.cli', 'run', `${apiUrl}/openapi.json`],
        ...['--checks', 'all', '--phases', phases.join(','), '--mode', 'all'],
        ...['--exclude-operation-id', 'stream_events'], // it would wait for the end of a stream
        ...['--seed', String(seed), '--max-examples', String(maxExamples)],
        ...(maxTimeS === undefined ? [] : ['--max-time', String(maxTimeS)]),
        ...(accessToken === undefined ? [] : ['--header', `Authorization: Bearer ${accessToken}`]),
        ...['--continue-on-failure', '--generation-database', 'none', '--no-color'],
      ],
      env: {
        SCHEMATHESIS_HOOKS: join(import.meta.dirname, 'hooks.py'),
        SCHEMATHESIS_OWN_IDS: ownIds.join(' '),
        PYTHONUTF8: '1',
        PYTHONDONTWRITEBYTECODE: '1',
      },
      cwd,
      timeoutMs: ((maxTimeS ?? 0) + 540) * 1000,
    })
    return stdout.trim().split('\n').slice(-30).join('\n')
  } finally {
    await rm(cwd, { recursive: true })
  }
}
