/** How patterns of records lie in the memory of the kernel: a radix tree whose nodes are eight numbers each. */
import { assert } from '../../base/assert.ts'

/** The 32-bit numbers of a node, in their order. */
export const nodeWords = {
  /** What comes before its text, see {@link gaps}. */
  gap: 0,
  /** Where its text stands. */
  from: 1,
  to: 2,
  /**
   * The place of the first node that may follow, and of the next one that may stand here instead; 0 for none. Of a
   * leaf, which nothing follows, the first is the end of a mark that its records must not hold, see {@link markEnd}.
   */
  child: 3,
  sibling: 4,
  /** What the pattern that ends here says of its records, see {@link leaves}; 0 where none ends. */
  leaf: 5,
  /** The first byte of its text, where that comes first. */
  first: 6,
  /** How many newlines a record of the pattern holds. */
  newlines: 7,
} as const

export const nodeBytes = 32

/**
 * What may differ between records of one pattern. A number is as in RFC 8259 section 6, a text is a string without
 * its opening quote; any other value is that of a text which is captured, see {@link gapOf}.
 */
export const gaps = { none: 0, number: 1, text: 4 } as const

/** The members of a CloudTrail event whose texts are captured. */
export const captured = ['eventID', 'eventTime', 'recipientAccountId', 'awsRegion'] as const
export type Captured = (typeof captured)[number]

/**
 * The gap of a member that is captured: where in `layout.captureBegins` and `layout.captureEnds` it is noted between
 * which places its text stood.
 */
export function gapOf(member: Captured): number {
  return gaps.text + 4 * (1 + captured.indexOf(member))
}

const markBytes = 4
/** Tells small letters from capital ones. */
export const caseBit = 0x20

/**
 * The last four bytes of a mark in lower case, as the number that they are in memory with the bit that tells small
 * letters from capital ones: where they are nowhere in a text, in any letter case, the mark is not there. 0 for none.
 */
export function markEnd(mark: string | undefined): number {
  if (mark === undefined) return 0
  assert(mark.length >= markBytes, 'a mark of a few bytes stands everywhere')
  return Array.from(mark.slice(-markBytes)).reduceRight(
    (word, character) => (word << 8) | character.charCodeAt(0) | caseBit,
    0,
  )
}

/** What a pattern says of the records that it fits. */
export const leaves = { event: 1, dataEvent: 2 } as const
