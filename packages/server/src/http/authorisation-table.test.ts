import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { routes } from '../../testing/authorisation-matrix.ts'
import { recipes } from '../../testing/authorisation-requests.ts'
import { authorisationTable, findTableGaps } from '../../testing/authorisation-table.ts'

const recipeNames = Object.keys(recipes)
const added = { method: 'GET', path: '/rooms', operationId: 'list_rooms', summary: 'Rooms' }
const folder = 'packages/server/testing'

describe('the table of who may do what', () => {
  it('has every route of openapi.json, no other, and a way to make each call', () => {
    assert.deepEqual(findTableGaps(routes, recipeNames), [])
  })

  it('says what to add when a route is new', () => {
    assert.deepEqual(findTableGaps([...routes, added], recipeNames), [
      `Nobody has said who may call GET /rooms: add "list_rooms" to ${folder}/authorisation-table.ts.`,
    ])
  })

  it('says what to remove when a route is gone', () => {
    const others = routes.filter(({ operationId }) => operationId !== 'create_client')
    assert.deepEqual(findTableGaps(others, recipeNames), [
      `No route of openapi.json is called "create_client": remove it from ${folder}/authorisation-table.ts.`,
    ])
  })

  it('says what to add when nothing makes a call, and what to remove when there is no such call', () => {
    const { create_client: _calls, ...others } = authorisationTable
    const table = { ...others, list_rooms: [{ need: 'reads in sight' }] } as const
    const known = routes.filter(({ operationId }) => operationId !== 'create_client')
    assert.deepEqual(findTableGaps([...known, added], recipeNames, table), [
      `Nothing says how to call "list_rooms": add it to ${folder}/authorisation-requests.ts.`,
      `"create_client" of ${folder}/authorisation-requests.ts is no call of ${folder}/authorisation-table.ts: remove it, or add it there.`,
    ])
  })
})
