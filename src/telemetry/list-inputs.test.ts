import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { listInputs } from './list-inputs.ts'

const root = mkdtempSync(join(tmpdir(), 'spoor-inputs-'))
afterAll(() => rmSync(root, { recursive: true }))

mkdirSync(join(root, 'logs/2024/.cache'), { recursive: true })
mkdirSync(join(root, 'empty'))
for (const name of ['logs/b.json', 'logs/2024/a', 'logs/2024/.hidden', 'logs/2024/.cache/x']) {
  writeFileSync(join(root, name), name)
}
symlinkSync(join(root, 'logs'), join(root, 'logs/2024/loop'))
symlinkSync(join(root, 'logs/b.json'), join(root, 'logs/other-name.json'))
symlinkSync(join(root, 'nowhere'), join(root, 'logs/broken'))

const below = (path: string): string => path.replace(`${root}/`, '')

/** Paths below the root, and what was said about them. */
async function listed(...inputs: string[]): Promise<Record<string, unknown>> {
  const { files, failed, diagnostics } = await listInputs(inputs)
  return {
    files: files.map(({ path }) => below(path)),
    failed: [...failed].map(below),
    said: diagnostics.map(({ code, file = '' }) => `${code} ${below(file)}`),
  }
}

describe('inputs', () => {
  it('are folders with all regular files in them, each once, links without loops', async () => {
    const all = {
      files: ['logs/2024/a', 'logs/b.json'],
      failed: ['logs'],
      said: ['input-unreadable logs/broken', 'hidden-skipped logs'],
    }
    expect(await listed(join(root, 'logs'))).toEqual(all)
    const twice = await listed(join(root, 'logs/2024/a'), join(root, 'logs'))
    expect(twice).toEqual(all)
    expect(await listed(join(root, 'logs'), join(root, 'logs/2024/a'))).toEqual(twice)
  })

  it('say which inputs led to a file', async () => {
    const inputs = [join(root, 'logs/b.json'), join(root, 'logs/*.json')]
    const { files } = await listInputs(inputs)
    expect(files).toEqual([
      { path: join(root, 'logs/b.json'), inputs: inputs.toSorted(), bytes: expect.any(Number) },
    ])
  })

  it('say how long a file is, but not how long a stream is', async () => {
    const long = join(root, 'long.json')
    writeFileSync(long, 'x'.repeat(70))
    const { files } = await listInputs(['-', long])
    expect(files.map(({ bytes }) => bytes)).toEqual([undefined, 70])
  })

  it('are patterns where no file has the name', async () => {
    expect(await listed(join(root, 'l*/20*'))).toMatchObject({
      files: ['logs/2024/a', 'logs/2024/loop/b.json'],
    })
    expect(await listed(join(root, '*.nothing'))).toEqual({
      files: [],
      failed: ['*.nothing'],
      said: ['input-missing *.nothing'],
    })
  })

  it('are patterns below a link, and below folders that do not exist', async () => {
    expect((await listed(join(root, 'logs/2024/loop/*.json'))).files).toEqual([
      'logs/2024/loop/b.json',
    ])
    expect((await listed(join(root, 'logs/2024/loop/2024/../*.json'))).files).toHaveLength(1)
    expect((await listed(join(root, 'no/where/*.json'))).failed).toEqual(['no/where/*.json'])
  })

  it('that do not exist or are empty are named', async () => {
    expect(
      await listed(join(root, 'no'), join(root, 'empty'), join(root, 'logs/b.json/x')),
    ).toEqual({
      files: [],
      failed: ['logs/b.json/x', 'no'],
      said: ['input-empty empty', 'input-missing logs/b.json/x', 'input-missing no'],
    })
  })

  it('are standard input by the name -', async () => {
    expect(await listed('-', '-')).toEqual({ files: ['-'], failed: [], said: [] })
  })
})
