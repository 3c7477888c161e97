/** What browsers say of Swagger UI's own parts, which the page cannot mend, each with its reason. */
export const stockMessages: readonly { readonly pattern: RegExp; readonly reason: string }[] = [
  {
    pattern: /^console verbose: \[DOM\] Password field is not contained in a form/,
    reason: 'the field for a client secret in the dialog of Swagger UI, which has no form around it',
  },
]
