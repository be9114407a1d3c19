/** How the words of a report name resources that it knows by their ids. */
import { shortName } from '../findings/words.ts'

/** The short name of a resource: the last part of a path or ARN, the bare id otherwise. */
export function shortResourceName(id: string): string {
  // A name depends on the id alone; the other two fields of a resource are not asked for.
  return shortName({ id, kind: 'disk', provider: 'aws' })
}
