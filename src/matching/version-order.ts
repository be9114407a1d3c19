/** A version as semver orders it. */
interface Version {
  readonly numbers: readonly string[]
  readonly prerelease: readonly string[]
}

const semver = /^(\d+(?:\.\d+)*)(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z.-]+)?$/

/**
 * Orders two versions: numeric parts as numbers, a pre-release below its release, build ignored; a
 * text that is no version stands after all that are (eql.md section 6). Negative, zero or positive.
 */
export function compareVersions(first: string, second: string): number {
  const left = parseVersion(first)
  const right = parseVersion(second)
  if (left === undefined || right === undefined) {
    if (left !== undefined) return -1
    if (right !== undefined) return 1
    return first < second ? -1 : first > second ? 1 : 0
  }
  return (
    compareLists(left.numbers, right.numbers, '0') ||
    Number(left.prerelease.length === 0) - Number(right.prerelease.length === 0) ||
    compareLists(left.prerelease, right.prerelease, '')
  )
}

/** Can the text be ordered as a version at all? Others are found by equality only. */
export function isVersion(text: string): boolean {
  return parseVersion(text) !== undefined
}

function parseVersion(text: string): Version | undefined {
  const found = text.length > 200 ? null : semver.exec(text)
  if (found === null) return undefined
  return { numbers: (found[1] ?? '').split('.'), prerelease: found[2]?.split('.') ?? [] }
}

function compareLists(first: readonly string[], second: readonly string[], filler: string): number {
  for (let index = 0; index < Math.max(first.length, second.length); index++) {
    const order = compareParts(first[index] ?? filler, second[index] ?? filler)
    if (order !== 0) return order
  }
  return 0
}

/** Numbers by value and before words; words by their characters; nothing before all. */
function compareParts(first: string, second: string): number {
  if (/^\d+$/.test(first) && /^\d+$/.test(second)) {
    const difference = BigInt(first) - BigInt(second)
    return difference < 0n ? -1 : difference > 0n ? 1 : 0
  }
  if (first === '' || second === '') return first.length - second.length
  const rank = Number(!/^\d+$/.test(first)) - Number(!/^\d+$/.test(second))
  return rank === 0 ? (first < second ? -1 : first > second ? 1 : 0) : rank
}
