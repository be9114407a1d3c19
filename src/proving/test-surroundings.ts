import { readFileSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import { didYouMean } from '../base/did-you-mean.ts'
import { formatDiagnostic } from '../base/diagnostic.ts'
import type { FileText } from '../base/report.ts'
import { loadScenario } from '../emulation/scenario/load-scenario.ts'
import type { Scenario } from '../emulation/scenario/scenario.ts'
import type { TestSurroundings } from './load-test.ts'

/**
 * How tests find what they name: scenarios by a path beside the test or by the id of one of the given
 * documents, log files by a path beside the test. Each document is read once.
 */
export function createSurroundings(scenarios: readonly FileText[]): TestSurroundings {
  const byId = new Map<string, Scenario>()
  const known = new Map<string, Scenario | string>()
  const read = (source: FileText): Scenario | string => {
    const name = source.file ?? source.text
    const before = known.get(name)
    if (before !== undefined) return before
    const { loaded, diagnostics } = loadScenario(source)
    const [fault] = diagnostics.map(formatDiagnostic)
    const result = loaded?.scenario ?? `the scenario has faults: ${fault ?? ''}`
    known.set(name, result)
    return result
  }
  // Loading unrolls every loop, so only what may be meant is loaded.
  const findById = (id: string): Scenario | undefined =>
    scenarios
      .filter(({ text }) => text.includes(id))
      .map(read)
      .flatMap((scenario) => (typeof scenario !== 'string' && scenario.id === id ? scenario : []))
      .at(-1)
  const index = (): void => {
    if (byId.size > 0) return
    for (const source of scenarios) {
      const scenario = read(source)
      if (typeof scenario !== 'string') byId.set(scenario.id, scenario)
    }
  }
  return {
    resolve: besideTest,
    scenario: (name, test) => {
      if (!/[/\\]|\.(ya?ml|json)$/i.test(name)) {
        const meant = findById(name)
        if (meant !== undefined) return meant
        index()
        const hint = didYouMean(name, byId.keys())
        return (
          byId.get(name) ??
          `no scenario has the id "${name}"${hint === undefined ? '' : `; ${hint}`}`
        )
      }
      const file = besideTest(name, test)
      try {
        return read({ text: readFileSync(file, 'utf8'), file })
      } catch (error) {
        return `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`
      }
    },
  }
}

function besideTest(name: string, test: string): string {
  return isAbsolute(name) ? name : join(dirname(test), name)
}
