import { readFile } from 'node:fs/promises'

/** The members that the examples use of the file that `npm start` writes; see docs/demo.md. */
export interface DemoFacts {
  readonly api_url: string
  readonly oauth_url: string
  readonly users: readonly { readonly username: string; readonly password: string }[]
  readonly oauth_clients: readonly {
    readonly client_id: string
    readonly client_secret: string
    readonly callback_urls: readonly string[]
  }[]
  readonly gateway: { readonly client_id: string; readonly client_secret: string }
  readonly sensor_ids: readonly string[]
}

/** Reads `demo.json`. @throws Error saying what to do, where there is none. */
export async function readDemoFacts(path: string): Promise<DemoFacts> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as DemoFacts
  } catch (error) {
    throw new Error(`${path} cannot be read. Run "npm start" first, or give its place with --demo FILE.`, {
      cause: error,
    })
  }
}
