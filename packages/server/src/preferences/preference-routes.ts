import { operations, type Preferences, type SavedView } from '@openlightfi/contract'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { AccessGuard } from '../http/access-guard.ts'
import { bindOperation } from '../http/bind-operation.ts'
import { answerUnchanged } from '../http/entity-tag.ts'
import { checkPreferences, checkViews } from './check-documents.ts'
import type { UserDocument, UserDocuments } from './user-documents.ts'

const noPreferences: Preferences = {}
const noViews: SavedView[] = []

/** Registers the routes of what users keep for themselves. */
export function registerPreferenceRoutes(
  app: FastifyInstance,
  guard: AccessGuard,
  documents: UserDocuments,
): void {
  const admitBody = documents.admit.bind(documents)

  bindOperation(app, guard, operations.readPreferences, async ({ caller }, reply) => {
    const document = await documents.read(caller.subject, 'preferences', noPreferences)
    return answerUnchanged(reply, document.version) ? undefined : toPreferences(document)
  })

  bindOperation(
    app,
    guard,
    operations.putPreferences,
    async ({ caller, body, watch }, reply) => {
      const { 'if-match': ifMatch } = reply.request.headers
      const put = { content: body, empty: noPreferences, ifMatch, signal: watch() }
      return toPreferences(tag(reply, await documents.put(caller, 'preferences', put)))
    },
    { readBody: checkPreferences, admitBody },
  )

  bindOperation(app, guard, operations.readViews, async ({ caller }, reply) => {
    const document = await documents.read(caller.subject, 'views', noViews)
    return answerUnchanged(reply, document.version) ? undefined : toViews(document)
  })

  bindOperation(
    app,
    guard,
    operations.putViews,
    async ({ caller, body, watch }, reply) => {
      const { 'if-match': ifMatch } = reply.request.headers
      const put = { content: body, empty: noViews, ifMatch, signal: watch() }
      return toViews(tag(reply, await documents.put(caller, 'views', put)))
    },
    { readBody: checkViews, admitBody },
  )
}

function tag(reply: FastifyReply, document: UserDocument): UserDocument {
  reply.header('etag', `"${document.version}"`)
  return document
}

function toPreferences({ content, version }: UserDocument) {
  return { version, preferences: content as Preferences }
}

function toViews({ content, version }: UserDocument) {
  return { version, views: content as SavedView[] }
}
