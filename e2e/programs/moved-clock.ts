/**
 * Preloaded (`node --import`) into a program that must live in another time: its `Date` runs as the machine's
 * does, ahead by what `CLOCK_AHEAD_MS` says at the start and by what its parent sends later.
 */
import process from 'node:process'

/**
 * The message that the parent sends, and gets back once it is in force: milliseconds ahead of the machine's
 * clock.
 */
export interface ClockMove {
  readonly aheadMs: number
}

const MachineDate = Date
let aheadMs = Number(process.env.CLOCK_AHEAD_MS ?? 0)
const now = () => MachineDate.now() + aheadMs

globalThis.Date = new Proxy(MachineDate, {
  construct: (target, args, newTarget) => Reflect.construct(target, args.length ? args : [now()], newTarget),
  apply: () => new MachineDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
})

process.on('message', (move: ClockMove) => {
  aheadMs = move.aheadMs
  process.send?.(move)
})
process.on('disconnect', () => process.exit(1)) // a parent that was killed leaves nothing behind
process.channel?.unref() // the program ends when it would have ended without a parent
