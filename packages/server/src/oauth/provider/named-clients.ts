const named = new WeakMap<object, string>()

/** Notes the id of a client that a request names; nothing has been proven by that. */
export function noteNamedClient(context: object, clientId: string): void {
  named.set(context, clientId)
}

/** Finds the id of the client that a request named, also of one that is disabled or that there is not. */
export function findNamedClient(context: object): string | undefined {
  return named.get(context)
}
