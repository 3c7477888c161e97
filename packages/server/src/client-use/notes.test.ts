import assert from 'node:assert/strict'
import { it } from 'node:test'
import { Notes, type Subject } from './notes.ts'
import { addRequest, createUse } from './use.ts'

const note = (notes: Notes, organisationId: string, grantId: string) =>
  notes.change({ organisationId, clientId: 'web', grantId }, (use) => addRequest(use, 1))
const grant = (organisationId: string, grantId: string): Subject => ({
  kind: 'grant',
  organisationId,
  grantId,
})
const client = (organisationId: string): Subject => ({ kind: 'client', organisationId, clientId: 'web' })
const requests = (notes: Notes, subject: Subject) => notes.find(subject)?.hours.get(0)?.requests

it('notes are kept of so many grants of an organisation and in all, and beyond that of clients alone', () => {
  const notes = new Notes({ perOrganisation: 2, inAll: 3 })
  for (const id of ['a', 'b', 'c']) note(notes, 'org', id)
  assert.deepEqual(
    ['a', 'b', 'c'].map((id) => requests(notes, grant('org', id))),
    [1, 1, undefined],
  )
  assert.equal(requests(notes, client('org')), 3)
  note(notes, 'other', 'd')
  note(notes, 'other', 'e')
  assert.deepEqual(
    [requests(notes, grant('other', 'd')), requests(notes, grant('other', 'e'))],
    [1, undefined],
  )
  note(notes, 'org', 'a')
  assert.equal(requests(notes, grant('org', 'a')), 2, 'what has notes gets more')
})

it('notes that are taken make room, and those that are given back take it again', () => {
  const notes = new Notes({ perOrganisation: 1, inAll: 1 })
  note(notes, 'org', 'a')
  const taken = notes.take(grant('org', 'a'))
  assert.equal(notes.take(grant('org', 'a')), undefined)
  note(notes, 'org', 'b')
  assert.equal(requests(notes, grant('org', 'b')), 1)
  notes.giveBack(grant('org', 'a'), () => taken ?? createUse())
  assert.equal(requests(notes, grant('org', 'a')), 1)
  note(notes, 'org', 'c')
  assert.equal(requests(notes, grant('org', 'c')), undefined)
  assert.equal(notes.listSubjects().length, 3)
})
