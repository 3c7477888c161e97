import type { AuditEntry } from '../audit/index.ts'
import { keyOfSubject } from '../audit/index.ts'
import { foldText } from '../fold-text.ts'
import { type AuditNames, listMentioned, nameSubject } from './audit-names.ts'

/** Tells whether an entry has the words that somebody looks for. */
export type HasWords = (entry: AuditEntry, names: AuditNames) => boolean

/** Builds the test that an entry must pass: each word stands somewhere in what the answer shows of it. */
export function buildWordTest(text: string): HasWords {
  const words = foldText(text)
    .split(/\s+/)
    .filter((word) => word !== '')
  return (entry, names) => {
    const { actor, subject, action, remoteAddress, details } = entry
    const said = [
      action,
      actor.id,
      actor.name,
      subject.id,
      nameSubject(entry, names),
      remoteAddress,
      ...Object.values(details).flat(),
      ...listMentioned(entry).map((thing) => names.get(keyOfSubject(thing))?.name),
    ]
    const all = foldText(said.filter((part) => part != null).join('\n'))
    return words.every((word) => all.includes(word))
  }
}
