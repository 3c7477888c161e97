export {
  ClientUse,
  type Failure,
  type KnownUse,
  requireKnown,
  type UseReader,
  type User,
} from './client-use.ts'
export { findSecretUse, listActivity } from './use.ts'
