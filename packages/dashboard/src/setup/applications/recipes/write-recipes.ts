import { type Connection, findWay } from './connection.ts'
import type { Recipe } from './recipe.ts'
import { writeCurlRecipe } from './write-curl-recipe.ts'
import { writeHomeRecipes } from './write-home-recipes.ts'
import { writePostmanRecipe } from './write-postman-recipe.ts'
import { writePythonRecipe } from './write-python-recipe.ts'
import { writeShimRecipe } from './write-shim-recipe.ts'
import { writeTypescriptRecipe } from './write-typescript-recipe.ts'

/** Writes how to reach the server with each tool that suits an application, the quickest first. */
export function writeRecipes(connection: Connection): readonly Recipe[] {
  if (findWay(connection.application) === 'page')
    return [writeTypescriptRecipe(connection), writePostmanRecipe(connection)]
  return [
    writeCurlRecipe(connection),
    writePythonRecipe(connection),
    writeTypescriptRecipe(connection),
    writeShimRecipe(connection),
    writePostmanRecipe(connection),
    ...writeHomeRecipes(connection),
  ]
}
