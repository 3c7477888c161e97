export {
  type AuditActor,
  type AuditDetails,
  type AuditEntry,
  type AuditEvent,
  AuditLog,
  type AuditReader,
  type AuditSubject,
  findName,
  keyOfSubject,
  type RecordAudit,
  recordWithin,
} from './audit-log.ts'
export { FailedLogins } from './failed-logins.ts'
