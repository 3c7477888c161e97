export { DatabaseIntegrity, type DatabaseState, databaseStates } from './database-integrity.ts'
export { DatabaseWorker } from './database-worker.ts'
export { IntegrityWorker } from './integrity-worker.ts'
export {
  type AcknowledgedDamage,
  type Damage,
  formatLosses,
  type ReadingsState,
  readingsStates,
} from './loss.ts'
export { planRepair, RepairNeedsStopError, type RepairReport, repair } from './repair.ts'
export { StoreIntegrity } from './store-integrity.ts'
