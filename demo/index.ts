export type * from './demo-facts.ts'
export * from './start-demo.ts'
