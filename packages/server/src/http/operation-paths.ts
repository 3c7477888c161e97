import { type Operation, operations } from '@openlightfi/contract'

const templates = Object.values<Operation>(operations).map((operation) => ({
  operation,
  form: new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}))

/** Finds the operations of the API at a path; one for each method that it takes. */
export function findOperations(path: string): Operation[] {
  return templates.filter(({ form }) => form.test(path)).map(({ operation }) => operation)
}

/**
 * Removes from the target of a request the slashes that can mean nothing, for the router. A base URL that
 * ends in a slash makes `//sensors` of `/sensors`, and some write `/sensors/`. A slash is dropped where the
 * path with it is no operation and without it is one, so that `/locations/{id}` and `/locations/{id}/` stay
 * two. Slashes in between stay: one may follow an empty id. Only paths of the API change: a page that
 * redirects by its own path would lead to another host by two slashes.
 *
 * @param target path and query, as it came.
 */
export function dropIdleSlashes(target: string): string {
  const end = target.indexOf('?')
  const path = end === -1 ? target : target.slice(0, end)
  if (!path.startsWith('//') && !path.endsWith('/')) return target
  const single = path.replace(/^\/{2,}/, '/')
  const meant = [single, ...(single.endsWith('/') ? [single.slice(0, -1)] : [])]
  const found = meant.find((candidate) => findOperations(candidate).length > 0)
  return (found ?? path) + target.slice(path.length)
}
