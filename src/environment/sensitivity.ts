import { citationOf, type Environment, type SensitiveData } from './configuration/environment.ts'
import { compileGlob } from './configuration/glob.ts'

/** What is known of a piece of data. */
export interface DataFacts {
  /** The canonical id of the resource (reference/telemetry.md 3.1). */
  readonly id: string
  readonly name?: string
  /** Tags or labels as the logs hold them. */
  readonly tags?: readonly (readonly [key: string, value: string])[]
}

/** Why data is sensitive, `spoor.yaml line 20: payroll`; `undefined` where the file does not say so. */
export type SensitivityTest = (data: DataFacts) => string | undefined

/**
 * Makes the test of what `spoor.yaml` calls sensitive; the first entry that fits is told. An id fits as a
 * whole or by its last part (`vol-...`, the name of a disk of Azure); a name fits the name, or the last
 * part of the id, which is the name in most services; the key of a tag fits whatever its letter case.
 */
export function sensitivityOf(environment: Environment): SensitivityTest {
  const tests = environment.sensitive.map((entry) => ({ entry, fits: compileEntry(entry) }))
  return (data) => {
    const found = tests.find(({ fits }) => fits(data))
    return found && `${citationOf(environment, found.entry)}: ${found.entry.why}`
  }
}

/** For each entry that names a tag, in the order of the file, whether a tag is one. */
export function sensitiveTagTests(
  environment: Environment,
): readonly ((tag: readonly [key: string, value: string]) => boolean)[] {
  return environment.sensitive.flatMap((entry) => {
    const fits = compileEntry(entry)
    return 'tag' in entry ? [(tag) => fits({ id: '', tags: [tag] })] : []
  })
}

function compileEntry(entry: SensitiveData): (data: DataFacts) => boolean {
  if ('id' in entry) {
    const fits = compileGlob(entry.id)
    return ({ id }) => fits(id) || fits(lastPartOf(id))
  }
  if ('name' in entry) {
    const fits = compileGlob(entry.name)
    return ({ id, name }) => (name !== undefined && fits(name)) || fits(lastPartOf(id))
  }
  const hasKey = compileGlob(entry.tag.key)
  const hasValue = compileGlob(entry.tag.value ?? '*')
  return ({ tags = [] }) => tags.some(([key, value]) => hasKey(key) && hasValue(value))
}

function lastPartOf(id: string): string {
  return id.slice(Math.max(id.lastIndexOf('/'), id.lastIndexOf(':')) + 1)
}
