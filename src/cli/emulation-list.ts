import { deliveryShapes } from '../emulation/deliveries/delivery-shapes.ts'
import { sentenceOfStep } from '../emulation/emulate.ts'
import { renderRunbook } from '../proving/runbook.ts'
import { escapeForTerminal } from '../reports/terminal-text.ts'
import {
  type FoundEmulation,
  shippedScenarios,
  shippedTests,
  shortIdLength,
} from './find-emulation.ts'

/** The scenarios and tests that ship and the shapes that there are, as text. */
export async function listEmulations(): Promise<string> {
  const scenarios = (await shippedScenarios()).map((scenario) => {
    const kind = scenario.class === undefined ? scenario.kind : `benign ${scenario.class}`
    return [scenario.id, kind, scenario.name] as const
  })
  const tests = (await shippedTests()).map(
    ({ test, name }) => [test.id.slice(0, shortIdLength), name, test.name] as const,
  )
  const shapes = deliveryShapes.map(({ name, says }) => [name, says] as const)
  return [
    `Scenarios\n${columns(scenarios)}`,
    `Tests\n${columns(tests)}`,
    `Shapes (--shape)\n${columns(shapes)}`,
  ].join('\n')
}

/** The runbook of a test with commands; of anything else its steps, a line each. */
export function showEmulation({ loaded, test }: FoundEmulation): string {
  const options = test === undefined || test.isShipped ? {} : { file: test.file }
  const runbook = test === undefined ? undefined : renderRunbook(test.test, options)
  // Commands keep their lines and tabs; anything that could move the cursor or hide text is shown.
  if (runbook !== undefined) return runbook.replace(/[^\n\t]+/g, escapeForTerminal)
  if (loaded === undefined) return ''
  const { scenario, steps } = loaded
  const lines = steps.map((step, place) => {
    const time = new Date(step.time).toISOString().slice(0, 19).replace('T', ' ')
    return `${time}  ${escapeForTerminal(sentenceOfStep(loaded, place))}\n`
  })
  const head = `${escapeForTerminal(scenario.name)}\n`
  const told =
    scenario.description === undefined ? '' : `\n${escapeForTerminal(scenario.description)}\n`
  return `${head}${told}\n${lines.join('')}`
}

function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
  return rows.map((row) => `  ${line(row)}\n`).join('')
}
