/** Where things stand in the memory of the kernel (`kernel.ts`). */

/** At most so many names of members, over all groups; each has at most 30 bytes. */
export const mostNames = 256
/** The place of a member whose name is not known. */
export const unknownName = mostNames - 1
/** At most so many groups of members. */
export const mostGroups = 32
/** A group takes so many bytes: the place of its first name, how many it has, whether it may have others. */
export const groupBytes = 16
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
const embedded = 65536
const patterns = embedded + longestEmbedded + slack

/** So many records are passed over in one run at most. */
export const longestRun = 1024
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
  /** What a byte after a backslash stands for; 0 for an escape that is none, or one by code. */
  unescaped: 768,
  /** The key of a CloudTrail event under construction, and any other. */
  scratch: 768 + 256,
  key: 1280,
  /** Texts of up to 64 bytes that were met last. */
  lastTexts: 4096,
  /** By group, see {@link groupBytes}. */
  groups: 8192,
  /** By name, 32-bit numbers: the length of `"name"`. */
  lengths: 12288,
  /** By name: which came next the last time; for each group one more for which came first. */
  followers: 13312,
  /** By name: where its value begins, and one past it or 0. */
  begins: 15360,
  ends: 16384,
  /** By name: the group of the members inside its value, counted from 1; 0 for none. */
  insides: 17408,
  /** By name: 32 bytes of `"name"`, then 32 bytes that are 0xff where the name has some. */
  keys: 20480,
  /** Of a run of records: the largest record in bytes; where it ended, and where what ended it begins. */
  runLargest: 36864,
  runEnd: 36864 + 4,
  runStop: 36864 + 8,
  /** How many newlines stood before that end. */
  runNewlines: 36864 + 12,
  /** The day of the records, `2026-03-02T`, and its mask. */
  runDay: 36864 + 16,
  /** Texts that captured members must have, 64 bytes and their mask each, and how long these are. */
  runTexts: 36864 + 64,
  runLengths: 36864 + 320,
  /** Where captured texts stand, see `gapOf` of `pattern-layout.ts`. */
  captureBegins: 36864 + 384,
  captureEnds: 36864 + 448,
  /** The first node of all patterns, and the leaf that the last match came to; places. */
  patternRoot: 36864 + 512,
  patternLeaf: 36864 + 516,
  /** Of each record of the run: seconds since midnight, its fingerprint, newlines before it, its leaf's kind. */
  runSeconds: 40960,
  runLows: 40960 + 4 * longestRun,
  runHighs: 40960 + 8 * longestRun,
  runLines: 40960 + 12 * longestRun,
  runKinds: 40960 + 16 * longestRun,
  /** A text that stood inside a text. */
  embedded,
  patternNodes: patterns,
  patternText: patterns + patternNodeBytes,
  text: patterns + patternNodeBytes + patternTextBytes + slack,
} as const
