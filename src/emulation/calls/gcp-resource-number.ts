import { createRandom } from '../random.ts'

/** The number that Compute Engine gives a resource besides its name. */
export function numericId(resource: string): string {
  return createRandom(`gcp id of ${resource}`).text(19, '123456789')
}
