/** The kinds of statements that write, as Kysely calls them. */
export const writingKinds: readonly string[] = ['InsertQueryNode', 'UpdateQueryNode', 'DeleteQueryNode']
