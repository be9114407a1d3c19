import { expect, test } from 'vitest'
import type { Problem } from './report.ts'
import { entryOf, type YamlDocument, type YamlNode } from './yaml-node.ts'
import { readYaml } from './yaml-tree.ts'

const codes = { invalid: 'not-yaml', duplicateKey: 'twice', tooLarge: 'too-large' }

function read(text: string): {
  readonly documents: readonly YamlDocument[]
  readonly problems: readonly Problem[]
} {
  const problems: Problem[] = []
  const documents = readYaml({ text }, codes, (_, problem) => problems.push(problem))
  return { documents, problems }
}

function valueOf(text: string): YamlNode | undefined {
  const root = read(`a: ${text}`).documents[0]?.root
  return root?.kind === 'map' ? entryOf(root, 'a')?.value : undefined
}

test.each([
  ['22', 22, '22'],
  ["'22'", '22', '22'],
  ['18446744073709551615', 18446744073709552000, '18446744073709551615'],
  ['yes', 'yes', 'yes'],
  ['true', true, 'true'],
  ['~', null, '~'],
  ['2024-01-01', '2024-01-01', '2024-01-01'],
  ['.nan', '.nan', '.nan'],
  ["' x '", ' x ', ' x '],
])('the scalar %s', (written, value, text) => {
  expect(valueOf(written)).toMatchObject({ kind: 'scalar', value, text })
})

test('a node knows where it stands', () => {
  expect(valueOf("'xyz'")?.span).toEqual({ start: 3, end: 8 })
})

test('a document with a fault is reported and the next one read', () => {
  const { documents, problems } = read('a: [1\n---\nb: 1\n')
  expect(problems.map(({ code }) => code)).toEqual([codes.invalid])
  expect(documents.map(({ root }) => root?.kind)).toEqual([undefined, 'map'])
})

test('a key that stands twice is an error at the second one (D15)', () => {
  expect(read('a: 1\nb:\n  c: 1\n  c: 2\n').problems).toMatchObject([
    { code: codes.duplicateKey, at: 17 },
  ])
})

test('an alias is replaced, an unknown one reported', () => {
  expect(valueOf('{x: &n [1], y: *n}')).toMatchObject({
    entries: [{}, { value: { kind: 'list', items: [{ value: 1 }] } }],
  })
  expect(read('a: *.exe').problems).toMatchObject([
    { code: codes.invalid, at: 3, hint: 'put a value that begins with * between quotes' },
  ])
})

test('aliases that grow without bound are refused once', () => {
  const levels = Array.from({ length: 20 }, (_, index) => {
    const alias = `*a${index - 1}`
    return `a${index}: &a${index} ${index === 0 ? '[x]' : `[${Array(9).fill(alias).join(', ')}]`}`
  })
  expect(read(levels.join('\n')).problems.map(({ code }) => code)).toEqual([codes.tooLarge])
})

test.each(['[', '{a: ', '- ', '? '])('%s fifty thousand times is refused', (piece) => {
  const { documents, problems } = read(piece.repeat(50_000))
  expect(problems).toHaveLength(1)
  expect(documents.every(({ root }) => root === undefined)).toBe(true)
})

test('nothing and a comment are no documents', () => {
  expect(read('').documents).toEqual([])
  expect(read('# only').documents.every(({ root }) => root === undefined)).toBe(true)
})
