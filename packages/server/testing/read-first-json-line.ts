import assert from 'node:assert/strict'
import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'

/**
 * Reads the first JSON line with such a beginning that a program prints.
 * @throws Error when it ends without one.
 */
export async function readFirstJsonLine<Line>(child: ChildProcess, beginning = '{'): Promise<Line> {
  assert.ok(child.stdout)
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith(beginning)) return JSON.parse(line) as Line
  }
  throw new Error(
    `the program ended with ${child.exitCode} and printed no line that begins with ${beginning}`,
  )
}
