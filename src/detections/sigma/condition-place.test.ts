import { expect, test } from 'vitest'
import { conditionText } from './condition-place.ts'
import { entryOf } from '../../base/yaml-node.ts'
import { readSigmaYaml } from './sigma-yaml.ts'

/** What stands in the file where the word of the condition is said to stand. */
function found(file: string, word: string): string {
  const root = readSigmaYaml({ text: file }, () => undefined)[0]?.root
  const node = root?.kind === 'map' ? entryOf(root, 'condition')?.value : undefined
  if (node?.kind !== 'scalar') return 'no condition'
  const { text, offsetOf } = conditionText(node, file)
  const at = offsetOf(text.indexOf(word))
  return file.slice(at, at + word.length)
}

test.each([
  'condition: one and zz',
  "condition: 'one and zz'",
  'condition: "one and zz" # zz',
  'condition: one\n  and\n  zz\n',
  'condition: |\n  one\n  and zz\n',
  'condition: >-\n\n    one\n    and   zz\n',
  'condition: "one\\tand zz"',
])('%j', (file) => {
  const words = file.includes('\\t') ? ['one'] : ['one', 'and', 'zz']
  for (const word of words) expect(found(file, word)).toBe(word)
})

test('the end of the condition is the place after its last character', () => {
  const node = {
    kind: 'scalar',
    value: 'a and',
    text: 'a and',
    span: { start: 4, end: 11 },
  } as const
  expect(conditionText(node, "c:  'a and'").offsetOf(5)).toBe(10)
})
