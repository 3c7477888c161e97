import { spawn } from 'node:child_process'
import { constants } from 'node:os'

const forwardedSignals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/**
 * Runs a command on this terminal and resolves, when it has ended, to its exit code (128 + n for signal n).
 *
 * A Ctrl-C arrives here twice, from the terminal and again from npm. The command therefore gets a process
 * group of its own, out of the terminal's reach, and is sent one signal for each key press.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, sameKeyPressMs?: number }} [options] a second signal of
 * the same kind within `sameKeyPressMs` is the same key press; a second by default.
 * @returns {Promise<number>} rejects when the command cannot be started.
 */
export function runInForeground(command, args, { sameKeyPressMs = 1000, ...options } = {}) {
  const child = spawn(command, args, { ...options, stdio: 'inherit', detached: true })
  const stopForwarding = forwardSignals((signal) => {
    if (child.pid !== undefined) signalGroup(child.pid, signal)
  }, sameKeyPressMs)
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      stopForwarding()
      reject(error)
    })
    child.once('exit', (code, signal) => {
      stopForwarding()
      resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM'])
    })
  })
}

/**
 * @param {(signal: NodeJS.Signals) => void} forward
 * @param {number} sameKeyPressMs
 * @returns {() => void} stops it.
 */
function forwardSignals(forward, sameKeyPressMs) {
  /** @type {Map<NodeJS.Signals, number>} */
  const lastSentMs = new Map()
  /** @param {NodeJS.Signals} signal */
  const listener = (signal) => {
    const nowMs = performance.now()
    if (nowMs - (lastSentMs.get(signal) ?? Number.NEGATIVE_INFINITY) < sameKeyPressMs) return
    lastSentMs.set(signal, nowMs)
    forward(signal)
  }
  for (const signal of forwardedSignals) process.on(signal, listener)
  return () => {
    for (const signal of forwardedSignals) process.off(signal, listener)
  }
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal)
  } catch (error) {
    // ESRCH: it ended by itself in this very moment, which is what the signal was for.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
