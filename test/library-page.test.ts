/** Every example of docs/library.md runs, and prints what the page says. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runInThisContext } from 'node:vm'
import { expect, it } from 'vitest'
import * as eql from '../src/eql.ts'
import * as library from '../src/index.ts'

const top = new URL('../', import.meta.url)
const page = readFileSync(new URL('docs/library.md', top), 'utf8')
const examples = [...page.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code)
const modules: Readonly<Record<string, object>> = { spoor: library, 'spoor/eql': eql }

type Example = (modules: object, print: (...values: readonly unknown[]) => void) => Promise<void>

/** The example as a function: imports become look-ups, and what it prints goes to `print`. */
function compileExample(code: string): Example {
  const body = code
    .replaceAll(/^import (\{[^}]*\}) from '([^']+)'$/gm, 'const $1 = modules["$2"]')
    .replaceAll('console.log(', 'print(')
  // The page is ours, and the function takes what the interface says.
  return runInThisContext(`(async (modules, print) => {\n${body}\n})`) as Example
}

function written(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

it('has examples', () => {
  expect(examples.length).toBeGreaterThan(5)
})

it.each(examples.map((code, index) => [index + 1, code] as const))(
  'example %i prints what it says',
  async (_, code) => {
    const printed: string[] = []
    const before = process.cwd()
    process.chdir(fileURLToPath(top))
    try {
      await compileExample(code)(modules, (...values) =>
        printed.push(values.map(written).join(' ')),
      )
    } finally {
      process.chdir(before)
    }
    expect(printed).toEqual([...code.matchAll(/^\/\/ prints (.*)$/gm)].map(([, line]) => line))
  },
)

it('names every function of spoor/eql', () => {
  expect(Object.keys(eql).filter((name) => !page.includes(name))).toEqual([])
  expect(Object.keys(eql).filter((name) => !(name in library))).toEqual([])
})
