/** A demo user, as in `demo.json`. */
export interface DemoUser {
  readonly username: string
  readonly password: string
  readonly role: 'admin' | 'viewer'
  /** Name of the organisation. */
  readonly organisation: string
}

/** A confidential OAuth2 client, as in `demo.json`. */
export interface DemoOauthClient {
  readonly client_id: string
  readonly client_secret: string
  readonly callback_urls: readonly string[]
}

/** A service client with the scope `readings:write`, as in `demo.json`. */
export interface DemoGateway {
  readonly client_id: string
  readonly client_secret: string
}

/** The facts with which scripts use a running demo: the content of `<data dir>/demo.json`. Holds secrets. */
export interface DemoFacts {
  /** Public URL of the API, without a trailing slash. */
  readonly api_url: string
  readonly oauth_url: string
  /** First the administrator of the large organisation. */
  readonly users: readonly DemoUser[]
  /** One for each organisation, the large one's first. */
  readonly oauth_clients: readonly DemoOauthClient[]
  /** The gateway of the large organisation. */
  readonly gateway: DemoGateway
  /** The simulated sensors of the large organisation; the first has CO2, temperature and humidity. */
  readonly sensor_ids: readonly string[]
}
