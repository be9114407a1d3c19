import { expect, test } from 'vitest'
import type { Problem } from '../../base/report.ts'
import { readSigmaYaml } from './sigma-yaml.ts'

function codesOf(text: string): readonly string[] {
  const problems: Problem[] = []
  readSigmaYaml({ text }, (_, problem) => problems.push(problem))
  return problems.map(({ code }) => code)
}

test.each([
  ['title: [', 'sigma-yaml'],
  ['title: a\ntitle: b\n', 'sigma-duplicate-key'],
  [`${'a: '.repeat(1)}${'['.repeat(40)}${']'.repeat(40)}`, 'sigma-too-large'],
])('the fault of %j is %s', (text, code) => {
  expect(codesOf(text)).toEqual([code])
})
