import { EstateError } from './estate-rules.ts'

/** The bounds of an organisation: all but the floorplans is held in memory for as long as the server runs. */
export const organisationBounds = {
  locations: 50_000,
  sensors: 100_000,
  /** The bytes of the properties of all locations, as JSON. */
  propertiesBytes: 16 * 1024 ** 2,
  /** The bytes of all floorplans, on disk. */
  floorplanBytes: 512 * 1024 ** 2,
} as const

type Size = keyof typeof organisationBounds
type Sizes = Readonly<Record<Size, number>>

const names: Readonly<Record<Size, string>> = {
  locations: 'locations',
  sensors: 'sensors',
  propertiesBytes: 'bytes of properties in all its locations',
  floorplanBytes: 'bytes of floorplans',
}

const none: Sizes = { locations: 0, sensors: 0, propertiesBytes: 0, floorplanBytes: 0 }

/** Counts the sizes of each organisation. */
export class OrganisationSizes {
  readonly #sizes: Map<string, Sizes>
  readonly #bounds: Sizes

  constructor(bounds: Sizes = organisationBounds, sizes = new Map<string, Sizes>()) {
    this.#bounds = bounds
    this.#sizes = sizes
  }

  /** Creates a copy. */
  copy(): OrganisationSizes {
    return new OrganisationSizes(this.#bounds, new Map(this.#sizes))
  }

  /** Notes that an organisation grows, or shrinks when the number is below 0. */
  add(organisationId: string, size: Size, more: number): void {
    const sizes = this.#sizes.get(organisationId) ?? none
    this.#sizes.set(organisationId, { ...sizes, [size]: sizes[size] + more })
  }

  /** @throws EstateError when an organisation would have more than it may. */
  requireRoom(organisationId: string, size: Size, more: number): void {
    const wanted = (this.#sizes.get(organisationId) ?? none)[size] + more
    if (more <= 0 || wanted <= this.#bounds[size]) return
    throw new EstateError(
      `an organisation may have ${this.#bounds[size]} ${names[size]}; there would be ${wanted}`,
    )
  }
}
