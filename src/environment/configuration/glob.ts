/**
 * Patterns of `spoor.yaml`: `*` stands for any text, also none; every other character for itself,
 * whatever its letter case (the names of users and roles are unique without regard to case, and so are
 * the ids of Azure). No regular expression: each stretch between two `*` is searched for once, so that a
 * hostile id costs at most its length times the length of the pattern.
 */

/** Decides whether a whole text fits a pattern. */
export type GlobTest = (text: string) => boolean

/** Makes the test of a pattern. */
export function compileGlob(pattern: string): GlobTest {
  const [head = '', ...rest] = pattern.toLowerCase().split('*')
  const tail = rest.pop()
  if (tail === undefined) return (text) => text.toLowerCase() === head
  const middle = rest.filter((stretch) => stretch !== '')
  return (text) => {
    const folded = text.toLowerCase()
    const end = folded.length - tail.length
    if (head.length > end || !folded.startsWith(head) || !folded.endsWith(tail)) return false
    let at = head.length
    for (const stretch of middle) {
      const found = folded.indexOf(stretch, at)
      if (found < 0 || found + stretch.length > end) return false
      at = found + stretch.length
    }
    return true
  }
}

/** Does the pattern stand for more than itself? */
export function isGlob(pattern: string): boolean {
  return pattern.includes('*')
}
