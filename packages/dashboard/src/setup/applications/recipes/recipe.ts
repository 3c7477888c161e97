/** What somebody copies, or takes as a file. */
export interface RecipeCode {
  readonly language: 'sh' | 'python' | 'ts' | 'yaml' | 'json'
  readonly text: string
  /** The name under which it is saved; without one it is typed in a terminal. */
  readonly fileName?: string
}

/** One thing to do. */
export interface RecipeStep {
  readonly text: string
  readonly code?: RecipeCode
}

/** How to reach the server with one tool. */
export interface Recipe {
  readonly id: string
  readonly title: string
  /** The page of the server's guide that says more: the last part of its address. */
  readonly guidePage: string
  readonly steps: readonly RecipeStep[]
}
