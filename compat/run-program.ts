import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { compileCache } from '../packages/process/testing/compile-cache.ts'

/**
 * A program to run. Its environment is `PATH` and `HOME` and what is given: nothing of ours leaks into it.
 */
export interface Program {
  readonly command: string
  readonly args: readonly string[]
  readonly env?: NodeJS.ProcessEnv
  readonly cwd?: string
  /** Milliseconds after which it is ended; three minutes unless it is given. */
  readonly timeoutMs?: number
  /** Called with each piece of standard output as it comes. */
  readonly onOutput?: (text: string) => void
}

/** The output of a program. */
export interface ProgramOutput {
  readonly stdout: string
  readonly stderr: string
}

const defaultTimeoutMs = 180_000

/**
 * Runs a program to its end.
 * @throws {Error} with what it said, when it ends with anything but 0 or takes too long.
 */
export async function runProgram(program: Program): Promise<ProgramOutput> {
  const { command, args, env, cwd, onOutput, timeoutMs = defaultTimeoutMs } = program
  const child = spawn(command, [...args], {
    ...(cwd !== undefined && { cwd }),
    env: programEnvironment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: timeoutMs,
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
    onOutput?.(text)
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const [exitCode, signal] = await once(child, 'close')
  if (exitCode !== 0) {
    throw new Error(`${command} ${args[0] ?? ''} ended with ${exitCode ?? signal}:\n${stdout}\n${stderr}`)
  }
  return { stdout, stderr }
}

/** The environment that a program of this folder is given. */
export function programEnvironment(env: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const { PATH = '', HOME = '' } = process.env
  return { ...compileCache, PATH, HOME, ...env }
}
