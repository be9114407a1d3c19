import * as z from 'zod'
import { readDocument } from '../base/document.ts'
import type { TestFile } from '../proving/test-run.ts'

/** By what a user may name a test; its other keys are not asked. */
const titleSchema = z.looseObject({ id: z.string().optional(), name: z.string().optional() })

/** Is the test one that the user asked for, by a part of its name, id or file? */
export function isWanted(source: TestFile, only: readonly string[] | undefined): boolean {
  if (only === undefined) return true
  const words = [source.file, ...titlesOf(source)].map((one) => one.toLowerCase())
  return only.some((one) => words.some((word) => word.includes(one.toLowerCase())))
}

/** The id and name of a test; of one that is no document, what its lines call so: it has to be told. */
function titlesOf(source: TestFile): readonly string[] {
  const { value } = readDocument(source, titleSchema)
  if (value !== undefined) return [value.id, value.name].filter((one) => one !== undefined)
  return [...source.text.matchAll(/^(?:id|name):(.*)$/gm)].map(([, title = '']) => title)
}
