/** One call of an operation, in the words of the wire. */
export interface OperationCall {
  /** Its operation id. */
  readonly operation: string
  readonly path?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, unknown>>
  /** JSON; a string is a text of the media type `contentType`. */
  readonly body?: unknown
  readonly contentType?: string
  /** Whether the answer is wanted as bytes, not as an object. */
  readonly isFile?: boolean
}

/** An answer, as a client gave it. */
export interface OperationAnswer {
  readonly status: number
  /** As the client's caller sees it; `undefined` where the answer is a file or has no content. */
  readonly body: unknown
  /** The JSON that was on the wire, where the client turns it into objects of its own. */
  readonly wireBody?: unknown
  /** The content, where a file was asked for. */
  readonly file?: Buffer
}

/** A generated client, called by operation id. */
export interface OperationCaller {
  /**
   * Whether its methods can send a text, such as NDJSON or CSV, where the document offers that beside JSON.
   */
  readonly sendsTexts: boolean
  /** An answer of 400 or more is an answer too; only what the client itself refuses rejects. */
  call(call: OperationCall): Promise<OperationAnswer>
  close(): Promise<void>
}

/** The facts for reaching the API as somebody. */
export interface ApiAccess {
  readonly apiUrl: string
  readonly accessToken: string
}
