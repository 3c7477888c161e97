import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findEnding } from './find-ending.ts'

const dayS = 86_400
const login = (id: string, expires_at: number) => ({
  grant_id: id,
  client_id: 'c',
  client_name: 'n',
  user_id: 'u',
  username: 'ada',
  scopes: [],
  created_at: 0,
  expires_at,
  last_token_at: null,
  last_token_address: null,
  last_refresh_at: null,
  last_error: null,
  requests_24h: 0,
})

test('logins that end within 30 days are warned of, the first to end first', () => {
  const logins = [login('far', 31 * dayS), login('soon', 30 * dayS), login('first', dayS)]
  assert.deepEqual(
    findEnding(logins, 0).map(({ grant_id }) => grant_id),
    ['first', 'soon'],
  )
})
