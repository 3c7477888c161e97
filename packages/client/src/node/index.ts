export * from './file-token-store.ts'
