import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { programEnvironment } from '../run-program.ts'
import type { ApiAccess, OperationAnswer, OperationCall, OperationCaller } from './operation-caller.ts'

/**
 * A program that makes one call for each line of JSON on its standard input, and answers each with a line.
 */
export interface CallingProgram {
  readonly command: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly sendsTexts: boolean
}

interface AnswerLine {
  readonly status?: number
  readonly body?: unknown
  readonly wireBody?: unknown
  /** Base64. */
  readonly file?: string
  /** Why the client refused the call. */
  readonly refusal?: string
}

/** Starts a program around a generated client; one call at a time. */
export function startProgramCaller(program: CallingProgram, access: ApiAccess): OperationCaller {
  const child = spawn(program.command, [...program.args], {
    env: programEnvironment({ ...program.env, API_URL: access.apiUrl, ACCESS_TOKEN: access.accessToken }),
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const ended = once(child, 'close')
  let complaints = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()

  async function call(asked: OperationCall): Promise<OperationAnswer> {
    child.stdin.write(`${JSON.stringify(asked)}\n`)
    const { value, done } = await lines.next()
    assert.ok(!done, `the program ended at ${asked.operation}:\n${complaints}`)
    const { status = 0, body, wireBody, file, refusal } = JSON.parse(value) as AnswerLine
    assert.equal(refusal, undefined, `${asked.operation} was refused by the client`)
    return {
      status,
      body: body ?? undefined,
      ...(wireBody !== undefined && { wireBody }),
      ...(file !== undefined && { file: Buffer.from(file, 'base64') }),
    }
  }

  async function close(): Promise<void> {
    child.stdin.end()
    const [exitCode] = await ended
    assert.equal(exitCode, 0, complaints)
  }

  return { sendsTexts: program.sendsTexts, call, close }
}
