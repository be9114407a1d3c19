import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { beforeAll, describe, expect, it } from 'vitest'
import { createInputFolder } from '../../test/builders/input-folder.ts'
import {
  emptyHistory,
  type History,
  historyOf,
  ShelfBuilder,
} from '../environment/history/history.ts'
import { lockOf } from './file-lock.ts'
import { readHistoryFile, readHistoryIfThere, updateHistoryFile } from './history-file.ts'

const { root, put } = createInputFolder()
const time = Date.UTC(2026, 2, 1)

function learned(...principals: readonly string[]): History {
  return historyOf((kind) => {
    const builder = new ShelfBuilder(kind)
    if (kind === 'principal') for (const name of principals) builder.see(name, time)
    return builder.shelf()
  })
}

function namesIn(history: History | undefined): readonly string[] {
  const shelf = history?.principal
  return shelf === undefined || shelf === 'full' ? [] : [...shelf.keys()].sort()
}

describe('a history file', () => {
  it('is made, for its owner only, and grows', async () => {
    const file = join(root, 'one.jsonl')
    await updateHistoryFile(file, learned('alice'))
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const { history, diagnostics } = await updateHistoryFile(file, learned('bob'))
    expect(diagnostics).toEqual([])
    expect(namesIn(history)).toEqual(['alice', 'bob'])
    expect(await readHistoryFile(file)).toEqual({ history, diagnostics: [] })
  })

  it('is the same bytes after the same was learned again', async () => {
    const file = join(root, 'two.jsonl')
    await updateHistoryFile(file, learned('bob', 'alice'))
    const before = readFileSync(file)
    await updateHistoryFile(file, learned('alice', 'bob'))
    expect(readFileSync(file)).toEqual(before)
  })

  it('stands behind a link as the file itself', async () => {
    const file = put('three/h.jsonl', '')
    writeFileSync(file, '{"schema":"spoor/history@1","rows":0}\n')
    const link = join(root, 'link.jsonl')
    symlinkSync(file, link)
    await updateHistoryFile(link, learned('alice'))
    expect(namesIn((await readHistoryFile(file)).history)).toEqual(['alice'])
    expect(readdirSync(dirname(file))).toEqual(['h.jsonl'])
  })
})

it('finds nothing seen where there is no file', async () => {
  const none = await readHistoryIfThere(join(root, 'none.jsonl'))
  expect(none).toEqual({ history: emptyHistory, diagnostics: [] })
  expect((await readHistoryIfThere(root)).diagnostics).toMatchObject([
    { code: 'history-unreadable' },
  ])
})

describe('a fault', () => {
  it('of the text leaves the file as it is', async () => {
    const file = put('broken.jsonl', '{"schema":"spoor/history@9","rows":0}\n')
    const before = readFileSync(file, 'utf8')
    const { history, diagnostics } = await updateHistoryFile(file, learned('alice'))
    expect(history).toBeUndefined()
    expect(diagnostics).toMatchObject([{ code: 'history-version', file, line: 1 }])
    expect(readFileSync(file, 'utf8')).toBe(before)
  })

  it('is told: no file, a folder, a folder that is not there, a lock', async () => {
    const missing = join(root, 'missing.jsonl')
    expect((await readHistoryFile(missing)).diagnostics).toMatchObject([
      { code: 'history-unreadable', file: missing, hint: expect.stringContaining('spoor learn') },
    ])
    expect((await updateHistoryFile(root, learned())).diagnostics).toMatchObject([
      { code: 'history-unreadable', file: root },
    ])
    const nowhere = join(root, 'nowhere', 'h.jsonl')
    expect((await updateHistoryFile(nowhere, learned())).diagnostics).toMatchObject([
      { code: 'history-not-written', file: nowhere },
    ])
    const locked = put('locked.jsonl', '')
    writeFileSync(lockOf(locked), 'somebody')
    const update = await updateHistoryFile(locked, learned(), { tries: 0 })
    expect(update.diagnostics).toMatchObject([{ code: 'history-locked', file: locked }])
    expect(update.diagnostics[0]?.hint).toContain(lockOf(locked))
  })
})

describe('several processes', () => {
  const program = join(root, 'learner.mjs')

  beforeAll(async () => {
    const input = fileURLToPath(new URL('history-file.ts', import.meta.url))
    const bundle = await rolldown({ input, external: /^node:/ })
    await bundle.write({ file: join(root, 'history-file.mjs'), format: 'esm' })
    writeFileSync(
      program,
      `import { updateHistoryFile } from './history-file.mjs'
const [file, name, count] = process.argv.slice(2)
const seen = { first: ${time}, last: ${time}, days: 1n }
const none = new Map()
for (let round = 0; round < Number(count); round++) {
  const principal = new Map(Array.from({ length: 300 }, (_, n) => [name + ' ' + round + ' ' + n, seen]))
  const { diagnostics } = await updateHistoryFile(file, {
    'log-account': none, 'whole-log-account': none, principal,
    'principal-verb': none, 'account-region': none, grantee: none,
  })
  for (const one of diagnostics) console.error(one)
  console.log(round)
}
`,
    )
  })

  function start(file: string, name: string, rounds: number): ChildProcess {
    return spawn(process.execPath, [program, file, name, String(rounds)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
  }

  it('learn into one file, and none loses what another learned', async () => {
    const file = join(root, 'shared.jsonl')
    const children = ['a', 'b', 'c'].map((name) => start(file, name, 5))
    const codes = await Promise.all(children.map(async (child) => once(child, 'exit')))
    expect(codes.map(([code]) => Number(code))).toEqual([0, 0, 0])
    const { history, diagnostics } = await readHistoryFile(file)
    expect(diagnostics).toEqual([])
    expect(namesIn(history)).toHaveLength(3 * 5 * 300)
  })

  it('may be killed at any moment: the file is whole, and the next one goes on', async () => {
    const file = join(root, 'killed.jsonl')
    let most = 0
    for (let attempt = 0; attempt < 12; attempt++) {
      const child = start(file, `run ${attempt}`, 1_000_000)
      const { stdout } = child
      if (stdout === null) throw new TypeError('the output is piped')
      await once(stdout, 'data')
      await new Promise((resolve) => setTimeout(resolve, attempt * 2))
      child.kill('SIGKILL')
      await once(child, 'exit')
      const { history, diagnostics } = await readHistoryFile(file)
      expect(diagnostics).toEqual([])
      const names = namesIn(history)
      // A round is in the file as a whole or not at all, and what was in it stays.
      expect(names.length % 300).toBe(0)
      expect(names.length).toBeGreaterThan(most)
      most = names.length
    }
    const { diagnostics } = await updateHistoryFile(file, learned('last'))
    expect(diagnostics).toEqual([])
    const beside = readdirSync(root).filter((name) =>
      /^killed\.jsonl.*\.(?:draft|lock)$/.test(name),
    )
    expect(beside).toEqual([])
  }, 60_000)
})
