// Reads times, without anything that would weigh in a program that is packed: the command takes this
// module alone.
export * from './explain-time.ts'
export * from './timestamp.ts'
