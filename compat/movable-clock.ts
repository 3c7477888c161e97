import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runProgram } from './run-program.ts'

/** A clock for programs that are not ours, which a test moves while they run. */
export interface MovableClock {
  /**
   * The variables for a program's environment. The wall clock and the monotonic clock move together, as after
   * a suspend.
   */
  readonly env: Readonly<Record<string, string>>
  /** Sets the clock ahead of the machine's by so many seconds. */
  setAhead(seconds: number): Promise<void>
}

/**
 * A clock out of libfaketime, ahead of the machine's by nothing yet.
 * @param faketime absolute path of the command, which knows where its library is.
 * @param folder for a file that the programs read at each look at their clock.
 */
export async function createMovableClock(faketime: string, folder: string): Promise<MovableClock> {
  const { stdout } = await runProgram({ command: faketime, args: ['-f', '+0', 'printenv', 'LD_PRELOAD'] })
  const file = join(folder, 'clock')

  async function setAhead(seconds: number): Promise<void> {
    await writeFile(`${file}.new`, `+${seconds}s\n`)
    await rename(`${file}.new`, file)
  }

  await setAhead(0)
  return {
    env: { LD_PRELOAD: stdout.trim(), FAKETIME_TIMESTAMP_FILE: file, FAKETIME_NO_CACHE: '1' },
    setAhead,
  }
}
