import type { Reference } from './attack-release.ts'
import { findReference, splitCitations } from './citations.ts'

/** A text and the references that its citations mean: those of the object or relationship it is from. */
export interface CitingText {
  readonly text: string
  readonly references: readonly Reference[]
}

/** A reference and its number, from 1. */
export interface NumberedReference {
  readonly number: number
  readonly reference: Reference
}

/** Gives references their numbers as they are cited, one text after the other. */
export interface CitationNumbers {
  /** The text with `[1]` for each citation; one that names no reference stays as it is. */
  readonly number: (citing: CitingText) => string
  /** The number of what one citation means; `undefined` where no reference has that name. */
  readonly numberCited: (name: string, references: readonly Reference[]) => number | undefined
  /** What was cited so far, by number. */
  readonly cited: () => readonly NumberedReference[]
  /** The number that a reference has, if it was cited. */
  readonly numberOf: (reference: Reference) => number | undefined
  /** Names that were cited and that no reference has, each once. */
  readonly unmatched: () => readonly string[]
}

function keyOf({ name, description, url }: Reference): string {
  return description === undefined && url === undefined
    ? JSON.stringify(name.trim())
    : JSON.stringify([description, url])
}

/**
 * Numbers citations by their first appearance. References of several objects are one when their
 * description and address are, as one name means different things in different objects
 * (reference/playbooks.md 2.3).
 */
export function createCitationNumbers(): CitationNumbers {
  const numbers = new Map<string, NumberedReference>()
  const unmatched = new Set<string>()
  const numberCited = (name: string, references: readonly Reference[]): number | undefined => {
    const reference = findReference(name, references)
    if (reference === undefined) {
      unmatched.add(name)
      return undefined
    }
    const known = numbers.get(keyOf(reference))
    const numbered = known ?? { number: numbers.size + 1, reference }
    numbers.set(keyOf(reference), numbered)
    return numbered.number
  }
  return {
    numberCited,
    number: ({ text, references }) =>
      splitCitations(text)
        .map((piece) => {
          const number = piece.kind === 'words' ? undefined : numberCited(piece.name, references)
          return number === undefined ? piece.text : `[${number}]`
        })
        .join(''),
    cited: () => [...numbers.values()],
    numberOf: (reference) => numbers.get(keyOf(reference))?.number,
    unmatched: () => [...unmatched],
  }
}
