import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { styleText } from 'node:util'

/** One command of a check. */
export interface Step {
  readonly title: string
  readonly command: string
  readonly args: readonly string[]
}

/**
 * Runs steps, at most `atOnce` at a time, and prints each one's output in one piece when it ends. All run to
 * their end, so that one round shows every mistake.
 *
 * @returns whether all ended with 0.
 */
export async function runSteps(steps: readonly Step[], atOnce: number): Promise<boolean> {
  const waiting = steps.values()
  let allPassed = true
  const worker = async () => {
    for (const step of waiting) allPassed = (await runStep(step)) && allPassed
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return allPassed
}

async function runStep({ title, command, args }: Step): Promise<boolean> {
  const startedMs = performance.now()
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const [exitCode] = await once(child, 'close')
  const passed = exitCode === 0
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1)
  const mark = passed ? styleText('green', '✔') : styleText('red', '✖')
  console.log(`${mark} ${title} (${seconds} s)`)
  // The output of a step that passes is a summary of itself, which the line above already is.
  if (!passed) console.log(output.trimEnd())
  return passed
}
