export { endProcess } from './end-process.ts'
export { type Ending, superviseEnding } from './ending.ts'
export { finishDespiteSignals } from './finish-despite-signals.ts'
export { LogStream, type LogStreamOptions } from './log-stream.ts'
