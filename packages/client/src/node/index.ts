export * from './file-token-store.ts'
export * from './listen-for-callback.ts'
export * from './log-in-on-loopback.ts'
export * from './make-directory.ts'
