import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createInputFolder } from '../test/builders/input-folder.ts'
import {
  loadAllDetections,
  loadEnvironment,
  loadQueryFile,
  loadQueryText,
  loadShippedDetections,
  loadUserDetections,
  readDocuments,
} from './content.ts'

const { root, put } = createInputFolder()
const eql = (title: string): string => `// title: ${title}\nany where true`

/** What loading a path gives: titles, and codes of what is wrong. */
async function load(...names: readonly string[]): Promise<readonly (readonly string[])[]> {
  const loaded = await loadUserDetections(names.map((name) => join(root, name)))
  return [loaded.detections.map(({ title }) => title), loaded.diagnostics.map(({ code }) => code)]
}

describe('the shipped detections', () => {
  it('all load without a remark, are marked, and have ids of their own', async () => {
    const { detections, diagnostics } = await loadShippedDetections()
    expect(diagnostics).toEqual([])
    expect(detections.length).toBeGreaterThan(15)
    expect(detections.every(({ builtIn }) => builtIn === true)).toBe(true)
    expect(new Set(detections.map(({ id }) => id)).size).toBe(detections.length)
  })
})

describe('the environment', () => {
  const now = Date.parse('2026-01-15T00:00:00Z')

  it('is read from its file, whose name the entries are cited by', async () => {
    const file = put('spoor.yaml', 'schema: spoor/environment@1\nown: {gcp: [payroll-prod]}\n')
    const { environment, diagnostics } = await loadEnvironment(file, { now })
    expect(diagnostics).toEqual([])
    expect(environment).toMatchObject({
      file,
      own: [{ kind: 'account', id: 'payroll-prod', line: 2 }],
    })
  })

  it.each(['nowhere.yaml', '.'])('that cannot be read is told: %s', async (name) => {
    const { environment, diagnostics } = await loadEnvironment(join(root, name), { now })
    expect(environment).toBeUndefined()
    expect(diagnostics).toMatchObject([{ code: 'environment-unreadable', severity: 'error' }])
  })

  it('is no rule and no scenario when it lies among them', async () => {
    put('beside/spoor.yaml', 'schema: spoor/environment@1\n')
    put('beside/rule.eql', eql('One'))
    expect(await load('beside')).toEqual([['One'], []])
    const { files, diagnostics } = await readDocuments('scenarios', [join(root, 'beside')])
    expect([files, diagnostics]).toEqual([[], []])
  })
})

describe('all detections together', () => {
  it('let a filter of the user narrow a shipped rule', async () => {
    const [shipped] = (await loadShippedDetections()).detections
    const filter = `title: Not us\nlogsource: {product: aws}\nfilter: {rules: [${shipped?.id}], s: {a: 1}, condition: not s}\n`
    const { detections, diagnostics } = await loadAllDetections([put('tuning.yml', filter)])
    expect(diagnostics).toEqual([])
    expect(detections.find(({ id }) => id === shipped?.id)).toMatchObject({
      builtIn: true,
      filters: ['Not us'],
    })
  })
})

describe('rules of the user', () => {
  it('load from files and from folders to any depth, in the order of their paths', async () => {
    put('deep/b.eql', eql('b'))
    put('deep/a/c.EQL', eql('c'))
    put('deep/readme.md', 'no rule')
    put('one.eql', eql('one'))
    expect(await load('one.eql', 'deep')).toEqual([['one', 'c', 'b'], []])
    const [first] = (await loadUserDetections([join(root, 'one.eql')])).detections
    expect(first).not.toHaveProperty('builtIn')
  })

  it('load through links, as folders mounted into a container have them', async () => {
    put('target/rule', eql('linked'))
    put('links/other.eql', eql('other'))
    symlinkSync(join(root, 'target/rule'), join(root, 'links/rule.eql'))
    expect(await load('links')).toEqual([['other', 'linked'], []])
  })

  it('that are wrong are told, and the others load', async () => {
    put('mixed/bad.eql', 'any where (')
    put('mixed/good.eql', eql('good'))
    const [titles, codes] = await load('mixed', 'missing')
    expect(titles).toEqual(['good'])
    expect(codes).toHaveLength(2)
    expect(codes).toContain('rules-unreadable')
  })

  it('that are too large are not read', async () => {
    put('large.eql', `${eql('large')}${' '.repeat(4 * 1024 * 1024)}`)
    expect(await load('large.eql')).toEqual([[], ['rule-file-too-large']])
  })

  it('are missing from a folder without a rule file', async () => {
    put('empty/readme.md', 'no rule')
    expect(await load('empty')).toEqual([[], ['rules-missing']])
  })
})

describe('a query', () => {
  it('is a text or the text of a file', async () => {
    const [text] = loadQueryText('any where true').detections
    expect(text).toMatchObject({ language: 'eql', file: '<query>' })
    const file = put('q.eql', eql('mine'))
    expect((await loadQueryFile(file)).detections).toMatchObject([{ title: 'mine' }])
  })

  it('that is wrong or cannot be read is told', async () => {
    const wrong = loadQueryText('any where (')
    expect(wrong.detections).toEqual([])
    expect(wrong.diagnostics[0]).toMatchObject({ file: '<query>', line: 1 })
    const missing = await loadQueryFile(join(root, 'none.eql'))
    expect(missing.diagnostics.map(({ code }) => code)).toEqual(['rules-unreadable'])
  })
})
