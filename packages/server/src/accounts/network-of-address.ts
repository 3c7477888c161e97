/**
 * Finds the network that an address is counted as: itself, or for IPv6 its /64, since the owner of one such
 * address has the 2^64 around it.
 * @param address as a socket names it, such as `192.0.2.1`, `::ffff:192.0.2.1` or `fe80::1%eth0`.
 */
export function findNetwork(address: string): string {
  const isV6 = address.includes(':') && !address.includes('.')
  return isV6 ? expandNetwork(address) : address
}

function expandNetwork(address: string): string {
  const [head = '', tail] = address.split('%', 1)[0]?.split('::') ?? []
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  return [...left, ...Array<string>(zeros).fill('0'), ...right].slice(0, 4).join(':')
}
