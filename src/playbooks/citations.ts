/** Numbers what a page cites, in the order in which it is cited (reference/playbooks.md 6.2.12). */
import type { Reference } from '../attack/attack-release.ts'
import { cleanText } from './safe-text.ts'

/** Hands out numbers as texts are rendered one after the other. */
export interface Citations {
  /** A function that numbers the citations of texts that cite these references. */
  readonly citeFrom: (references: readonly Reference[]) => (name: string) => string | undefined
  /** What was cited, the first number first. */
  readonly numbered: () => readonly Reference[]
  /** Names that no reference has, as they are written. */
  readonly unmatched: () => readonly string[]
}

/** Begins to count. One address with one description has one number, whoever cites it. */
export function createCitations(): Citations {
  const numbers = new Map<string, number>()
  const numbered: Reference[] = []
  const unmatched = new Set<string>()
  const numberOf = (reference: Reference): number => {
    const key = referenceKey(reference)
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbered.push(reference)
    numbers.set(key, numbered.length)
    return numbered.length
  }
  return {
    citeFrom: (references) => (name) => {
      const reference = findReference(references, name)
      if (reference !== undefined) return `\\[${numberOf(reference)}\\]`
      unmatched.add(name)
      return undefined
    },
    numbered: () => numbered,
    unmatched: () => [...unmatched],
  }
}

/** What makes two references one: where they lead and what they say. */
export function referenceKey({ name, url, description }: Reference): string {
  return [url ?? '', description ?? (url === undefined ? name : '')].join('\0')
}

/** Exactly, then by collapsed white space, then whatever the case (2.3: names that end in a space). */
function findReference(references: readonly Reference[], name: string): Reference | undefined {
  const collapsed = (text: string): string => cleanText(text).replaceAll(/\s+/g, ' ')
  const folded = (text: string): string => collapsed(text).toLowerCase()
  return (
    references.find((reference) => reference.name === name) ??
    references.find((reference) => collapsed(reference.name) === collapsed(name)) ??
    references.find((reference) => folded(reference.name) === folded(name))
  )
}
