export { createSecret, hashSecret, matchesHash } from '../storage/secret-hash.ts'
