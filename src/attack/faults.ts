import type { Diagnostic } from '../base/diagnostic.ts'

/** Faults of one code beyond this many are counted, so that a hostile bundle does not fill memory. */
const keptPerCode = 100

/** Collects the faults of one bundle. */
export interface Faults {
  readonly tell: (fault: Omit<Diagnostic, 'file'>) => void
  /** All faults told so far; of each code the first hundred, and how many more there are. */
  readonly diagnostics: () => readonly Diagnostic[]
}

/** Makes an empty collection of faults in a file. */
export function createFaults(file: string | undefined): Faults {
  const kept: Diagnostic[] = []
  const counts = new Map<string, { readonly first: Diagnostic; count: number }>()
  return {
    tell: (fault) => {
      const diagnostic = file === undefined ? fault : { ...fault, file }
      const seen = counts.get(fault.code) ?? { first: diagnostic, count: 0 }
      seen.count++
      counts.set(fault.code, seen)
      if (seen.count <= keptPerCode) kept.push(diagnostic)
    },
    diagnostics: () => [
      ...kept,
      ...[...counts.values()]
        .filter(({ count }) => count > keptPerCode)
        .map(({ first: { code, severity }, count }) => ({
          code,
          severity,
          message: `${count - keptPerCode} more faults like these`,
          ...(file === undefined ? {} : { file }),
        })),
    ],
  }
}
