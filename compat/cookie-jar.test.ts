import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CookieJar } from './cookie-jar.ts'

const page = new URL('http://localhost:8000/oauth2/login/abc')

/** A jar that has kept these `Set-Cookie` lines, from the page unless told. */
function jarWith(lines: readonly string[], url = page): CookieJar {
  const jar = new CookieJar()
  jar.keep(url, new Headers(lines.map((line) => ['set-cookie', line])))
  return jar
}

test('cookies go back to the host they came from, whatever the port, and to no other', () => {
  const jar = jarWith(['a=1; Path=/', 'b=2=3; Path=/; HttpOnly; SameSite=Lax'])
  assert.equal(jar.headerFor(new URL('http://localhost:3000/')), 'a=1; b=2=3')
  assert.equal(jar.headerFor(new URL('http://example.org/')), '')
})

test('a cookie with a path stays below it', () => {
  const jar = jarWith(['a=1; Path=/oauth2'])
  assert.equal(jar.headerFor(new URL('http://localhost/oauth2')), 'a=1')
  assert.equal(jar.headerFor(new URL('http://localhost/oauth2/token')), 'a=1')
  assert.equal(jar.headerFor(new URL('http://localhost/oauth2x')), '')
})

test('a new value replaces the old one, and an expired cookie is forgotten', () => {
  const jar = jarWith(['a=1; Path=/', 'b=1; Path=/'])
  jar.keep(page, new Headers({ 'set-cookie': 'a=2; Path=/' }))
  assert.equal(jar.headerFor(page), 'b=1; a=2')
  jar.keep(page, new Headers({ 'set-cookie': 'a=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT' }))
  jar.keep(page, new Headers({ 'set-cookie': 'b=; Path=/; Max-Age=0' }))
  assert.equal(jar.headerFor(page), '')
})
