import { type CallerKind, callerKinds, sightOf } from '../packages/server/testing/authorisation-callers.ts'
import { expectOutcome, scopeFor } from '../packages/server/testing/authorisation-oracle.ts'
import {
  authorisationTable,
  type Expectation,
  listRoutes,
  type Need,
  needs,
  type Route,
} from '../packages/server/testing/authorisation-table.ts'

const needList = Object.keys(needs) as readonly Need[]

/** Formats who may do what, by route, as a Markdown page. @param document the OpenAPI document. */
export function authorisationPage(document: { readonly paths: object }): string {
  const columns = needList.filter((need) => need !== 'nothing')
  const people = Object.values<CallerKind>(callerKinds).filter(
    ({ token, organisation, isOfCommandLine }) =>
      token === 'good' && organisation === callerKinds.viewer.organisation && !isOfCommandLine,
  )
  return `# Who may do what

Every call is held against four questions, in this order; the first that is answered with no decides:

1. Is there an access token, and is it to be honoured? Else 401 \`missing_token\` or \`invalid_token\`.
2. Does the token have a scope for the call? Else 403 \`insufficient_scope\`, which names the one that is wanted. The scope
   \`aws.cognito.signin.user.admin\` stands for everything its user may do.
3. May the role do it? Else 403 \`insufficient_role\`. A token narrowed to a location reads and posts readings there, and no more,
   whoever holds it.
4. Is the thing that is named in sight? A user sees the places that were granted, with everything below them; a client that acts for
   itself sees its organisation; a narrowed token sees its location at most. What is out of sight, what is another
   organisation's and what does not exist are answered alike, in the same words: mostly 404 \`not_found\`.

An id of a location or sensor and the address of a user are given once in the whole service. Who asks for one that is taken is told
so, in the same words whoever has it.

Whoever is of another organisation has the same rights there and sees nothing here. Whether somebody logged in through a client of
the organisation or through the command line makes no difference.

The page is generated from \`packages/server/testing/authorisation-table.ts\`, which is written by hand. The test
\`packages/server/src/http/authorisation-matrix.test.ts\` makes every call in it as every kind of caller, for every place where the
thing can be, and looks whether the server does the same, and whether a call that was refused changed nothing.

## What a call can want

| what | scope | in words |
| --- | --- | --- |
${needList.map((need) => `| ${need} | ${formatScope(need)} | ${needs[need]} |`).join('\n')}

Who administers the organisation ends logins of others by the same call as own ones.

## Who has it

*In its part*: as far as the places go that the caller sees. *No: scope* and *no: role*: which 403 it is.

| caller | ${columns.join(' | ')} |
| --- |${columns.map(() => ' --- |').join('')}
${people.map((caller) => `| ${caller.words} | ${columns.map((need) => formatRight(need, caller)).join(' | ')} |`).join('\n')}

## What each route wants

The last column says how a thing out of sight is answered. HEAD is as GET.

| route | does | wants | out of sight |
| --- | --- | --- | --- |
${listRoutes(document).flatMap(formatRoute).join('\n')}
`
}

function formatScope(need: Need): string {
  return need === 'nothing' || need === 'a good token' ? '' : `\`${scopeFor[need]}\``
}

function formatRight(need: Need, caller: CallerKind): string {
  const outcome = expectOutcome({ need }, caller, 'own')
  if (outcome === 'insufficient_scope') return 'no: scope'
  if (outcome === 'insufficient_role') return 'no: role'
  return sightOf(caller) === 'part' && need.endsWith('in sight') ? 'in its part' : 'yes'
}

function formatRoute({ method, path, operationId, summary }: Route): string[] {
  const ways: readonly Expectation[] = authorisationTable[operationId] ?? []
  const route = `| \`${method} ${path}\` | ${summary} |`
  if (ways.length === 0) return [`${route} not said yet | |`]
  return ways.map((way, index) => {
    const start = index === 0 ? route : '| | |'
    const when = way.when === undefined ? '' : ` (${way.when})`
    const record = way.inEachRecord === undefined ? '' : `, and for each record: ${way.inEachRecord}`
    return `${start} ${way.need}${record}${when} | ${formatElsewhere(way)} |`
  })
}

function formatElsewhere({ about, elsewhere = 'not_found' }: Expectation): string {
  if (about === undefined) return ''
  if (elsewhere === 'empty') return 'an empty list'
  return elsewhere === 'unknown_sensor' ? '200, rejected as `unknown_sensor`' : `\`${elsewhere}\``
}
