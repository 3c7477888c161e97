export { startTracing } from './start-tracing.ts'
export type { SentOutcome, Tracing } from './tracing.ts'
