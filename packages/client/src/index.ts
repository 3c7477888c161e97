export * from './api-queries.ts'
export type { components } from './api-types.generated.ts'
export { type ProblemCode, problemCodes, type VarName, variables } from './catalogue.generated.ts'
export * from './check-transport.ts'
export type { CallOptions, Client } from './client.ts'
export * from './client-hooks.ts'
export * from './create-client.ts'
export * from './errors/api-problem.ts'
export * from './errors/lightfi-error.ts'
export * from './errors/network-error.ts'
export * from './errors/token-error.ts'
export * from './errors/unexpected-answer-error.ts'
export * from './oauth/authorization-code.ts'
export * from './oauth/authorization-server.ts'
export * from './oauth/client-credentials-grant.ts'
export * from './oauth/refresh-token-grant.ts'
export * from './oauth/revoke-token.ts'
export type { OauthClient } from './oauth/token-endpoint.ts'
export {
  defaultRetryPolicy,
  findRetryAfterS,
  isTransient,
  type RetryPolicy,
} from './retry-policy.ts'
export * from './tokens/static-token-source.ts'
export * from './tokens/stored-tokens.ts'
export * from './tokens/token-source.ts'
