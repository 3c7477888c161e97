import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BlockRun } from '../../tools/pages/block-test.ts'
import type { PageBlock } from '../../tools/pages/read-page-blocks.ts'
import type { Reader, Replacements } from './page-scene.ts'

/** The longest time for a program to print the text that a test waits for. */
const patienceMs = 120_000

/** A program that a block started. */
interface Started {
  readonly child: ChildProcess
  /** All that it has printed so far, on both streams. */
  readonly output: () => string
  /** Resolves when the output matches. @throws {AssertionError} when it ends before, or takes too long. */
  waitFor(pattern: RegExp): Promise<void>
  /** Resolves to how it ended. */
  readonly ended: Promise<number | NodeJS.Signals>
}

/**
 * The terminal of somebody who works through a page. Variables, functions and the directory of one block stay
 * for the next. Programs that go on run in terminals of their own until the page is over.
 */
export class PageSession {
  readonly #replacements: Replacements
  readonly #reader: Reader
  readonly #goingOn: Started[] = []

  constructor(replacements: Replacements, reader: Reader) {
    this.#replacements = replacements
    this.#reader = reader
  }

  /** Runs a block in the language that its fence names. @returns what it printed. */
  async runBlock(block: PageBlock, run: BlockRun): Promise<string> {
    const text = this.#replace(block.text)
    switch (block.language) {
      case 'sh':
      case 'bash':
        return this.runScript(text, run)
      case 'python':
        return this.runScript(`python3 "$CLONE_OF_PAGE/${await this.#keep(block, 'py', text)}"`, run)
      case 'ts':
        return this.runScript(`(cd "$CLONE_OF_PAGE" && npx node ${await this.#keep(block, 'ts', text)})`, run)
      default:
        throw new Error(`${block.id}: nothing here runs "${block.language}"`)
    }
  }

  /** Runs each line of a block that is not empty or a comment. */
  async runLines(block: PageBlock, runs: readonly BlockRun[]): Promise<void> {
    const lines = block.text.split('\n').filter((line) => /^\s*[^#\s]/.test(line))
    assert.equal(lines.length, runs.length, `${block.id} has another number of lines than runs`)
    for (const [index, line] of lines.entries()) await this.runScript(this.#replace(line), runs[index] ?? {})
  }

  /** Writes a block to the file that the page tells its reader to save it as. */
  async save(block: PageBlock, file: string): Promise<void> {
    const directory = await readFile(this.#state('directory'), 'utf8').catch(() => this.#reader.clone)
    await writeFile(join(directory.trim(), file), `${this.#replace(block.text)}\n`)
  }

  /** Runs a script as `run` says. @returns what it printed. */
  async runScript(script: string, run: BlockRun): Promise<string> {
    if (run.again) return this.#runAgain(script, run)
    const started = this.#start(script)
    if (run.goesOnAfter) {
      this.#goingOn.push(started)
      await started.waitFor(run.goesOnAfter)
      return started.output()
    }
    if (run.until) {
      await started.waitFor(run.until)
      pressCtrlC(started)
    }
    const end = await started.ended
    const isRight = end === 0 || (run.until !== undefined && [130, 'SIGINT'].includes(end))
    assert.ok(isRight, `ended with ${end}:\n${script}\n${started.output()}`)
    if (run.prints) assert.match(started.output(), run.prints)
    return started.output()
  }

  /** Ends the programs that went on. */
  async close(): Promise<void> {
    for (const started of this.#goingOn.toReversed()) {
      pressCtrlC(started)
      await started.ended
    }
  }

  async #runAgain(script: string, run: BlockRun): Promise<string> {
    const deadline = performance.now() + patienceMs
    for (;;) {
      const started = this.#start(script)
      await started.ended
      if (run.prints?.test(started.output())) return started.output()
      assert.ok(performance.now() < deadline, `${script}\nnever printed ${run.prints}:\n${started.output()}`)
    }
  }

  #replace(text: string): string {
    return this.#replacements.reduce((done, [written, here]) => done.replaceAll(written, here), text)
  }

  /** Puts a program beside the clone's own, where it finds the same packages. */
  async #keep(block: PageBlock, extension: string, text: string): Promise<string> {
    const name = `block-${block.line}.${extension}`
    await writeFile(join(this.#reader.clone, name), `${text}\n`)
    return name
  }

  #state(name: string): string {
    return join(this.#reader.home, `.page-${name}`)
  }

  #start(script: string): Started {
    const variables = this.#state('variables')
    const wrapped = [
      'set -euo pipefail',
      existsSync(variables) ? `. '${variables}'\ncd "$(cat '${this.#state('directory')}')"` : '',
      script,
      `{ declare -p | grep -vE '^declare -[a-zA-Z]*[ar]|^declare -- (BASH|_=)'; declare -f; } > '${variables}'; pwd > '${this.#state('directory')}'`,
    ]
    const child = spawn('bash', ['-c', wrapped.join('\n')], {
      cwd: this.#reader.clone,
      env: { ...this.#reader.environment, CLONE_OF_PAGE: this.#reader.clone },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true, // a process group of its own, as a terminal gives it, for Ctrl-C to reach all of it
    })
    return follow(child, script)
  }
}

function follow(child: ChildProcess, script: string): Started {
  let output = ''
  const looks = new Set<() => void>()
  const take = (text: string) => {
    output += text
    for (const look of looks) look()
  }
  child.stdout?.setEncoding('utf8').on('data', take)
  child.stderr?.setEncoding('utf8').on('data', take)
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals)
  const waitFor = (pattern: RegExp) =>
    new Promise<void>((resolve, reject) => {
      const fail = (why: string) =>
        reject(new assert.AssertionError({ message: `${script}\n${why} without ${pattern}:\n${output}` }))
      const timer = setTimeout(() => fail('went on for long'), patienceMs)
      const look = () => pattern.test(output) && resolve()
      looks.add(look)
      look()
      void ended.then((end) => fail(`ended with ${end}`))
      void ended.finally(() => clearTimeout(timer))
    })
  return { child, output: () => output, waitFor, ended }
}

function pressCtrlC({ child }: Started): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  process.kill(-child.pid, 'SIGINT')
}
