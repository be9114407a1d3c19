import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { createInputFolder } from '../../test/builders/input-folder.ts'
import { LockedError, lockOf, withLock } from './file-lock.ts'

const { put } = createInputFolder()

const id = '00000000-0000-4000-8000-000000000000'

/** The id of a process that has ended. */
function goneProcess(): number {
  return spawnSync(process.execPath, ['-e', '']).pid
}

function lockedBy(file: string, holder: object): void {
  writeFileSync(lockOf(file), JSON.stringify({ id, host: hostname(), ...holder }))
}

it('lets one work after the other', async () => {
  const file = put('one/a', '0')
  const addOne = async (): Promise<void> => {
    const before = Number(readFileSync(file, 'utf8'))
    await new Promise((resolve) => setImmediate(resolve))
    writeFileSync(file, String(before + 1))
  }
  await Promise.all(Array.from({ length: 5 }, () => withLock(file, addOne)))
  expect(readFileSync(file, 'utf8')).toBe('5')
  expect(readdirSync(dirname(file))).toEqual(['a'])
})

it('is given back when the work fails', async () => {
  const file = put('two/a', '')
  const work = withLock(file, () => Promise.reject(new RangeError('failed')))
  await expect(work).rejects.toThrow('failed')
  expect(readdirSync(dirname(file))).toEqual(['a'])
})

it('of a process that is gone is taken away', async () => {
  const file = put('three/a', '')
  lockedBy(file, { pid: goneProcess() })
  expect(await withLock(file, () => Promise.resolve('done'), { tries: 2 })).toBe('done')
  expect(readdirSync(dirname(file))).toEqual(['a'])
})

it.each([
  ['a process that lives', { pid: process.pid }],
  ['another machine', { pid: goneProcess(), host: 'elsewhere' }],
  ['somebody who does not say who he is', { id: '../../x', pid: goneProcess() }],
  ['a process group', { pid: 0 }],
])('of %s is waited for, not for ever', async (name, holder) => {
  const file = put(join('four', name, 'a'), '')
  lockedBy(file, holder)
  const work = withLock(file, () => Promise.resolve('done'), { tries: 1 })
  await expect(work).rejects.toThrow(LockedError)
  await expect(work).rejects.toThrow('locked by')
  expect(existsSync(lockOf(file))).toBe(true)
})

it('is taken away by one only', async () => {
  const file = put('five/a', '')
  lockedBy(file, { pid: goneProcess() })
  writeFileSync(`${lockOf(file)}.${id}.abandoned`, '')
  const work = withLock(file, () => Promise.resolve('done'), { tries: 1 })
  await expect(work).rejects.toThrow(LockedError)
})

it('throws what the file system throws', async () => {
  const work = withLock('/nowhere/a', () => Promise.resolve('done'))
  await expect(work).rejects.toThrow('ENOENT')
})
