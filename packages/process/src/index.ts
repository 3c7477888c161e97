export { endProcess } from './end-process.ts'
export { type Ending, superviseEnding } from './ending.ts'
export { LogStream, type LogStreamOptions } from './log-stream.ts'
export { watchLauncher } from './watch-launcher.ts'
