import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, it } from 'vitest'
import { emptyEnvironment } from '../environment/configuration/environment.ts'
import { findEnvironment } from './environment-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'spoor-environment-'))
const now = Date.UTC(2026, 2, 1)

afterAll(() => {
  rmSync(folder, { recursive: true })
})
afterEach(() => {
  rmSync(join(folder, 'spoor.yaml'), { recursive: true, force: true })
})

function put(name: string, account: string): string {
  const file = join(folder, name)
  writeFileSync(file, `schema: spoor/environment@1\nown: {aws: ["${account}"]}\n`)
  return file
}

async function ownIn(named?: string): Promise<readonly string[] | undefined> {
  const { environment } = await findEnvironment(named, { now, folder })
  return environment?.own.map(({ id }) => id)
}

it('is the file that is named', async () => {
  expect(await ownIn(put('other.yaml', '111122223333'))).toEqual(['111122223333'])
})

it('is none when the file that is named is not there or has a fault', async () => {
  const missing = await findEnvironment(join(folder, 'none.yaml'), { now, folder })
  expect(missing.environment).toBeUndefined()
  expect(missing.diagnostics.map(({ code }) => code)).toEqual(['environment-unreadable'])
  expect(await ownIn(put('bad.yaml', '12'))).toBeUndefined()
})

it('is spoor.yaml of the folder where none is named', async () => {
  put('spoor.yaml', '222233334444')
  expect(await ownIn()).toEqual(['222233334444'])
})

it('is nothing where there is no file, and a folder of that name is none', async () => {
  expect((await findEnvironment(undefined, { now, folder })).environment).toBe(emptyEnvironment)
  mkdirSync(join(folder, 'spoor.yaml'))
  expect((await findEnvironment(undefined, { now, folder })).environment).toBe(emptyEnvironment)
})
