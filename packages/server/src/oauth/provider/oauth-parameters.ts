/** Parameters of a request, by their names in the RFCs. */
export type RequestParameters = Record<string, unknown>
