import ipaddr from 'ipaddr.js'

type Address = ReturnType<typeof ipaddr.parse>
type Network = ReturnType<typeof ipaddr.parseCIDR>

/** The addresses of the internet in IPv6; what lies outside is no place of anybody's, or of this network. */
const globalUnicast = ipaddr.parseCIDR('2000::/3')

/** A service of a cloud's hosts that lies among public addresses: Azure's. */
const hostServices = ipaddr.parseCIDR('168.63.129.16/32')

/** The error of an address that requests must not go to. */
export class RefusedNetworkError extends Error {
  override readonly name = 'RefusedNetworkError'
}

/**
 * Decides to which addresses requests may go: over TLS to those of the internet, and in any way to those that
 * the operator lists.
 */
export class NetworkGuard {
  readonly #listed: readonly Network[]

  /** @param networks in CIDR notation. @throws Error for one that is not. */
  constructor(networks: readonly string[]) {
    this.#listed = networks.map(parseNetwork)
  }

  /** True when requests without TLS can be allowed at all. */
  get hasNetworks(): boolean {
    return this.#listed.length > 0
  }

  /** @param address of IPv4 or IPv6, as the system writes them. @param isEncrypted true with TLS. */
  allows(address: string, isEncrypted: boolean): boolean {
    if (!ipaddr.isValid(address)) return false
    const given = ipaddr.parse(address)
    const plain = ipaddr.process(address) // of the same host, when it is IPv4 written as IPv6
    if (this.#listed.some((network) => lies(plain, network) || lies(given, network))) return true
    return isEncrypted && isPublic(given)
  }
}

/** Lists the texts that are no networks, of a list with commas. */
export function splitNetworks(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** Reads a network. @throws Error when it is none. */
function parseNetwork(text: string): Network {
  return ipaddr.parseCIDR(text)
}

/** Tells whether a text is a network in CIDR notation. */
export function isNetwork(text: string): boolean {
  const address = text.split('/', 1)[0] ?? ''
  const isPlain = ipaddr.IPv4.isValidFourPartDecimal(address) || ipaddr.IPv6.isValid(address)
  return isPlain && ipaddr.isValidCIDR(text)
}

function lies(address: Address, [base, bits]: Network): boolean {
  return address.kind() === base.kind() && address.match(base, bits)
}

/** Tells whether an address is one of the internet, and not one that stands for another address. */
function isPublic(address: Address): boolean {
  if (address.range() !== 'unicast' || lies(address, hostServices)) return false
  return address.kind() === 'ipv4' || lies(address, globalUnicast)
}
