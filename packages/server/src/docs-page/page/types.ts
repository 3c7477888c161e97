/** What the modules of the page share; nothing of it is sent to browsers. */

/** An element, as React makes it. */
export type Drawn = unknown

/** A part of the page, as React draws it. */
export type Part<Props> = (props: Props) => Drawn

/** The functions of React that the page takes from Swagger UI, which brings it along. */
export interface ReactLibrary {
  createElement<Props extends object>(
    part: Part<Props> | string,
    props: Props | null,
    ...children: Drawn[]
  ): Drawn
  createContext<Value>(value: Value): ReactContext<Value>
  useContext<Value>(context: ReactContext<Value>): Value
  useMemo<Value>(make: () => Value, needs: readonly unknown[]): Value
  useState<Value>(first: Value): [Value, (value: Value) => void]
  useSyncExternalStore<Value>(subscribe: (listener: () => void) => () => void, read: () => Value): Value
}

/** A value that React hands down to whatever is drawn inside. */
export interface ReactContext<Value> {
  readonly Provider: Part<{ value: Value }>
}

/** An immutable map or list, as Swagger UI keeps its state. */
export interface Kept {
  readonly size: number
  get(key: string | number): unknown
  getIn(path: readonly (string | number)[]): unknown
  toJS(): unknown
}

/** The part of Swagger UI's system that the page uses. */
export interface SwaggerSystem {
  readonly React: ReactLibrary
  /** All that Swagger UI knows; given to parts that are drawn anew whenever it changes. */
  readonly state: Kept
  getComponent<Props>(name: string, isContainer?: boolean): Part<Props>
  readonly specSelectors: {
    specJson(): Kept
    taggedOperations(): Kept
    parameterWithMetaByIdentity(pathAndMethod: readonly [string, string], parameter: Kept): Kept | undefined
    mutatedRequestFor(path: string, method: string): Kept | undefined
    validOperationMethods(): readonly string[]
  }
  readonly oas3Selectors: {
    requestBodyValue(path: string, method: string): unknown
    requestContentType(path: string, method: string): string | undefined
  }
  readonly layoutSelectors: { isShown(key: readonly string[], unlessSet: boolean): boolean }
  readonly layoutActions: {
    show(key: readonly string[], isShown: boolean): void
    scrollTo(key: readonly string[]): void
    readyToScroll(key: readonly string[], element: Element | null): void
  }
  readonly authSelectors: {
    authorized(): Kept
    definitionsToAuthorize(): Iterable<Kept>
  }
  readonly authActions: {
    authorizeAccessCodeWithFormParams(login: { auth: object; redirectUrl: string }): unknown
    logout(names: readonly string[]): unknown
    showDefinitions(definitions: unknown): unknown
  }
  readonly errActions: { newAuthErr(error: object): unknown; clear(filter: object): unknown }
}

/** What `SwaggerUIBundle` returns. */
export interface SwaggerUi {
  getSystem(): SwaggerSystem
  initOAuth(settings: object): void
  getStore(): { subscribe(listener: () => void): () => void }
}

/** The function that draws Swagger UI. */
export interface SwaggerBundle {
  (settings: object): SwaggerUi
  readonly presets: { readonly apis: object }
}

/** A plugin of Swagger UI. */
export type SwaggerPlugin = (system: SwaggerSystem) => {
  readonly components?: Readonly<Record<string, Part<never>>>
  readonly wrapComponents?: Readonly<
    Record<string, (stock: Part<object>, system: SwaggerSystem) => Part<never>>
  >
  readonly statePlugins?: Readonly<Record<string, object>>
}

/** A parameter of an operation, as the document has it. */
export interface DocumentParameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required?: boolean
  readonly description?: string
  readonly example?: unknown
  readonly schema?: Readonly<Record<string, unknown>>
}

/** A body or an answer in one media type. */
export interface DocumentMedia {
  readonly schema?: { readonly $ref?: string; readonly format?: string }
  readonly example?: unknown
  readonly 'x-events'?: object
}

/** An operation, as the document has it. */
export interface DocumentOperation {
  readonly operationId: string
  readonly description?: string
  readonly parameters?: readonly DocumentParameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, DocumentMedia>> }
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, DocumentMedia>> }>>
  readonly security?: readonly object[]
  readonly 'x-group'?: string
  readonly 'x-sdk-method'?: string
}

/** The document, as `/openapi.json` has it. */
export interface ApiDocument {
  readonly servers: readonly { readonly url: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentOperation>>>>
  readonly components: {
    readonly securitySchemes: {
      readonly oauth2: { readonly flows: Readonly<Record<string, Readonly<Record<string, unknown>>>> }
    }
  }
  readonly 'x-groups'?: readonly { readonly name: string; readonly description: string }[]
}

/** One call of an operation with its values, from which samples are written. */
export interface SampleCall {
  /** Without a slash at its end. */
  readonly apiUrl: string
  readonly operationId: string
  /** The method of the SDK. */
  readonly sdkMethod: string
  readonly method: string
  /** With the names of its parameters in braces. */
  readonly path: string
  readonly needsToken: boolean
  readonly pathValues: readonly { readonly name: string; readonly value: string }[]
  readonly query: readonly { readonly name: string; readonly value: SampleValue | readonly SampleValue[] }[]
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly body?: SampleBody
  /** What comes back. */
  readonly answer: 'nothing' | 'json' | 'file' | 'events'
  /** The name under which a file is saved. */
  readonly fileName: string
}

/** A value of a parameter. */
export type SampleValue = string | number | boolean

/** The body of a call. */
export interface SampleBody {
  readonly mediaType: string
  /** The name of its schema, where it is JSON. */
  readonly schema?: string
  /** What it says, where it is JSON; else its text. */
  readonly content: unknown
}
