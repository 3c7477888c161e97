import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPasswordForm } from './login-form.ts'

const address = new URL('http://localhost:8000/oauth2/interaction/1?lang=en')

test('the form with a password is found among others, with its hidden fields', () => {
  const form = readPasswordForm(
    `<form action="/search"><input name="q"></form>
     <form method="post" action="/oauth2/login?a=1&amp;b=2">
       <input type="hidden" name="csrf" value="&lt;&#39;x&#x27;&gt;">
       <input name=username autocomplete="username" required>
       <input type="password" name="password">
       <input type="checkbox" name="remember" value="yes">
       <button>Log in</button>
     </form>`,
    address,
  )
  assert.equal(form?.action.href, 'http://localhost:8000/oauth2/login?a=1&b=2')
  assert.deepEqual(
    [...(form?.fields ?? [])],
    [
      ['csrf', "<'x'>"],
      ['username', ''],
      ['password', ''],
    ],
  )
})

test('a form without an address goes to its own page', () => {
  const form = readPasswordForm('<form method=post><input type=password name=p></form>', address)
  assert.equal(form?.action.href, address.href)
})

test('a page that asks for no password has no such form', () => {
  assert.equal(readPasswordForm('<form><input name="q"></form>', address), undefined)
})
