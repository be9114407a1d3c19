/** Where things stand in the memory of the kernel (`kernel.ts`). */

/** At most so many names of members; each has at most 29 bytes. */
export const mostNames = 32
/** Deeper values are refused. */
export const deepestWalk = 64
/** The longest id that a fingerprint is made of. */
export const longestId = 64

/** Places in memory; each thing ends where the next may begin. */
export const layout = {
  /** 1 for a hexadecimal digit, 2 for what may follow a backslash, by byte. */
  kinds: 0,
  /** The containers that are open. */
  containers: 256,
  /** Two 32-bit numbers, and the last digest, two more. */
  secret: 512,
  digest: 520,
  /** A key under construction. */
  scratch: 768,
  /** By name: 32 bytes of `"name":`, then 32 bytes that are 0xff where the name has some. */
  keys: 1024,
  /** By name, 32-bit numbers: the length of `"name":`. */
  lengths: 4096,
  /** By name: which came next the last time; one more for which came first. */
  followers: 4352,
  /** By name: where its value begins, and one past it or 0. */
  begins: 4608,
  ends: 4736,
  /** Texts of up to 64 bytes that were met last. */
  lastTexts: 8192,
  text: 65536,
} as const
