/** Where things stand in the memory of the kernel (`kernel.ts`). */

/** At most so many names of members, over all groups; each has at most 30 bytes. */
export const mostNames = 512
/** The place of a member whose name is not known. */
export const unknownName = mostNames - 1
/** At most so many columns of a table. */
export const mostColumns = 56
/** At most so many groups of members. */
export const mostGroups = 64
/** A group takes so many bytes: the place of its first name, how many it has, whether it may have others. */
export const groupBytes = 16
/** So many texts are kept that were met last, of up to so many bytes each. */
export const mostLastTexts = 64
export const longestLastText = 64
/** Deeper values are refused. */
export const deepestWalk = 64
/** The longest id of a CloudTrail event that a fingerprint is made of. */
export const longestId = 64
/** The longest key that a digest is made of. */
export const longestKey = 2560
/** The longest text inside a text that is looked at. */
export const longestEmbedded = 256 * 1024

/** Vectors may be read and written beyond the text. */
const slack = 128

/** So many records are passed over in one run at most. */
export const longestRun = 1024

/** What is known of names, then of a run, then of each of its records. */
const words = 4
const names = 12288 + mostGroups * groupBytes
const keys = 24576
const run = keys + 64 * mostNames
const records = run + 4096
const embedded = records + 5 * words * longestRun
const patterns = embedded + longestEmbedded + slack

/** Room for the nodes of patterns, and for their text. */
export const patternNodeBytes = 1024 * 1024
export const patternTextBytes = 3 * 1024 * 1024

/** Places in memory; each thing ends where the next may begin. */
export const layout = {
  /** 1 for a hexadecimal digit, 2 for what may follow a backslash, by byte. */
  kinds: 0,
  /** The containers that are open. */
  containers: 256,
  /** Two 32-bit numbers, and the last digest, two more. */
  secret: 512,
  digest: 520,
  /** How many newlines stood between the tokens that were passed. */
  newlines: 528,
  /** The members that the values of a row stand for, by their places. */
  columns: 544,
  /** What a byte after a backslash stands for; 0 for an escape that is none, or one by code. */
  unescaped: 768,
  /** The key of a CloudTrail event under construction, and any other. */
  scratch: 768 + 256,
  key: 1280,
  /** Texts that were met last, each with its mask. */
  lastTexts: 4096,
  /** By group, see {@link groupBytes}. */
  groups: 12288,
  /** By name, 32-bit numbers: the length of `"name"`. */
  lengths: names,
  /** By name: where its value begins, and one past it or 0. */
  begins: names + words * mostNames,
  ends: names + 2 * words * mostNames,
  /** By name: the group of the members inside its value, counted from 1; 0 for none. */
  insides: names + 3 * words * mostNames,
  /** By name: which came next the last time; for each group one more for which came first. */
  followers: names + 4 * words * mostNames,
  /** By name: 32 bytes of `"name"`, then 32 bytes that are 0xff where the name has some. */
  keys,
  /** Of a run of records: the largest record in bytes; where it ended, and where what ended it begins. */
  runLargest: run,
  runEnd: run + 4,
  runStop: run + 8,
  /** How many newlines stood before that end. */
  runNewlines: run + 12,
  /** The day of the records, `2026-03-02T`, and its mask. */
  runDay: run + 16,
  /** Texts that captured members must have, 64 bytes and their mask each, and how long these are. */
  runTexts: run + 64,
  runLengths: run + 320,
  /** Where captured texts stand, see `gapOf` of `pattern-layout.ts`. */
  captureBegins: run + 384,
  captureEnds: run + 448,
  /** The first node of all patterns, and the leaf that the last match came to; places. */
  patternRoot: run + 512,
  patternLeaf: run + 516,
  /** Of each record of the run: seconds since midnight, its fingerprint, newlines before it, its leaf's kind. */
  runSeconds: records,
  runLows: records + words * longestRun,
  runHighs: records + 2 * words * longestRun,
  runLines: records + 3 * words * longestRun,
  runKinds: records + 4 * words * longestRun,
  /** A text that stood inside a text. */
  embedded,
  patternNodes: patterns,
  patternText: patterns + patternNodeBytes,
  text: patterns + patternNodeBytes + patternTextBytes + slack,
} as const
