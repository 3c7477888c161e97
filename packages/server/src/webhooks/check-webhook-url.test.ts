import assert from 'node:assert/strict'
import { it } from 'node:test'
import { ProblemError } from '../problem-error.ts'
import { checkWebhookUrl } from './check-webhook-url.ts'
import { NetworkGuard } from './network-guard.ts'

it('names the setting by which the operator would allow an address, with TLS and without', () => {
  for (const url of ['http://127.0.0.1:4040/', 'http://receiver.example/', 'https://10.0.0.1/']) {
    assert.throws(
      () => checkWebhookUrl(url, new NetworkGuard([])),
      (error) => error instanceof ProblemError && error.message.includes('LIGHTFI_WEBHOOK_NETWORKS'),
      url,
    )
  }
})

it('takes a name without TLS where networks are listed, since it is looked at when it is connected to', () => {
  const guard = new NetworkGuard(['10.0.0.0/8'])
  assert.equal(checkWebhookUrl('http://receiver.example/a', guard), 'http://receiver.example/a')
  assert.equal(checkWebhookUrl('http://10.0.0.1/', guard), 'http://10.0.0.1/')
  assert.throws(() => checkWebhookUrl('http://192.0.2.1/', guard), /LIGHTFI_WEBHOOK_NETWORKS/)
})
