import assert from 'node:assert/strict'
import { it } from 'node:test'
import { isNetwork, NetworkGuard, splitNetworks } from './network-guard.ts'

const none = new NetworkGuard([])

it('lets requests with TLS go to the internet, and none without', () => {
  for (const address of ['1.1.1.1', '93.184.215.14', '2606:4700::1111', '2a00:1450:4001::1']) {
    assert.ok(none.allows(address, true), address)
    assert.ok(!none.allows(address, false), address)
  }
})

it('refuses what is no place in the internet, or stands for another address', () => {
  const refused = {
    loopback: ['127.0.0.1', '127.8.9.10', '::1'],
    unspecified: ['0.0.0.0', '0.1.2.3', '::'],
    private: ['10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.0.1', 'fc00::1', 'fd12:3456::1'],
    'link-local': ['169.254.0.1', 'fe80::1', 'fe80::1%eth0', 'febf::1', 'fec0::1'],
    metadata: ['169.254.169.254', 'fd00:ec2::254', '100.100.100.200', '192.0.0.192', '168.63.129.16'],
    multicast: ['224.0.0.1', '239.255.255.255', 'ff02::1'],
    shared: ['100.64.0.1', '198.18.0.1', '255.255.255.255', '240.0.0.1', '192.0.2.1', '192.88.99.1'],
    mapped: ['::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:8.8.8.8', '::ffff:7f00:1'],
    compatible: ['::127.0.0.1', '::8.8.8.8'],
    translated: ['64:ff9b::7f00:1', '64:ff9b::808:808', '64:ff9b:1::a00:1', '::ffff:0:7f00:1'],
    tunnelled: ['2002:7f00:1::', '2002:808:808::1', '2001:0:7f00:1::1'],
    'of nobody': ['2001:db8::1', '3fff::1', '100::1', '4000::1', 'not an address', ''],
  }
  for (const [kind, addresses] of Object.entries(refused))
    for (const address of addresses) assert.ok(!none.allows(address, true), `${kind}: ${address}`)
})

it('lets requests go to listed networks, with TLS and without, however the address is written', () => {
  const guard = new NetworkGuard(['10.20.0.0/16', '127.0.0.1/32', 'fd12:3456::/32'])
  for (const address of ['10.20.3.4', '::ffff:10.20.3.4', '127.0.0.1', 'fd12:3456:789::1'])
    for (const isEncrypted of [true, false]) assert.ok(guard.allows(address, isEncrypted), address)
  for (const address of ['10.21.0.1', '127.0.0.2', 'fd12:3457::1', '::1', '8.8.8.8'])
    assert.ok(!guard.allows(address, false), address)
  assert.ok(guard.allows('8.8.8.8', true))
})

it('reads networks in CIDR notation, and nothing else', () => {
  assert.deepEqual(splitNetworks(' 10.0.0.0/8 , fd00::/8,'), ['10.0.0.0/8', 'fd00::/8'])
  for (const text of ['10.0.0.0/8', '192.168.20.5/32', 'fd00::/8']) assert.ok(isNetwork(text), text)
  for (const text of ['10.0.0.0', '10.0.0.0/33', '10/8', '0x0a.0.0.0/8', 'fd00::/129', 'intranet', '/8'])
    assert.ok(!isNetwork(text), text)
})
