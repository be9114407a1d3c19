/**
 * One writer at a time for a file, by a lock file beside it. The lock names its holder, so that one
 * left behind by a killed process is taken away by the next; it is only waited for while its holder
 * lives, or works on another machine.
 */
import { randomUUID } from 'node:crypto'
import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import { isJsonObject, parseJson } from '../base/json.ts'
import { isMissing } from './replace-file.ts'

/** How a lock is waited for. */
export interface LockOptions {
  /** How often it is tried, 50 milliseconds apart; half a minute unless told otherwise. */
  readonly tries?: number
}

interface Holder {
  readonly id: string
  readonly pid: number
  readonly host: string
}

/** Nobody gave the lock back in time. */
export class LockedError extends Error {
  readonly lock: string
  constructor(lock: string, holder: Holder | undefined) {
    const who =
      holder === undefined ? 'somebody' : `process ${holder.pid} on ${JSON.stringify(holder.host)}`
    super(`it is locked by ${who}`)
    this.lock = lock
  }
}

/** The lock file of a file. */
export function lockOf(file: string): string {
  return `${file}.lock`
}

/**
 * Runs the work while nobody else runs work under the lock of the same file. Throws {@link LockedError}
 * when the lock does not become free, and what the file system or the work throws.
 */
export async function withLock<Value>(
  file: string,
  work: () => Promise<Value>,
  { tries = 600 }: LockOptions = {},
): Promise<Value> {
  const lock = lockOf(file)
  const holder: Holder = { id: randomUUID(), pid: process.pid, host: hostname() }
  for (let tried = 0; !(await take(lock, holder)); tried++) {
    if (tried >= tries) throw new LockedError(lock, await holderOf(lock))
    await clearAbandoned(lock)
    await setTimeout(50)
  }
  try {
    return await work()
  } finally {
    await rm(lock, { force: true })
  }
}

/** A link comes into being with its content, and only where nothing has its name. */
async function take(lock: string, holder: Holder): Promise<boolean> {
  const ticket = `${lock}.${holder.id}`
  await writeFile(ticket, JSON.stringify(holder), { mode: 0o600 })
  try {
    await link(ticket, lock)
    return true
  } catch (error) {
    if (isTaken(error)) return false
    throw error
  } finally {
    await rm(ticket, { force: true })
  }
}

/**
 * Removes a lock whose holder is gone. Of several who notice it only the one with the guard of this
 * very lock may remove it, so that nobody removes the lock that the next one has just taken.
 */
async function clearAbandoned(lock: string): Promise<void> {
  const holder = await holderOf(lock)
  if (holder === undefined || !isGone(holder)) return
  const guard = `${lock}.${holder.id}.abandoned`
  try {
    await writeFile(guard, '', { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (isTaken(error)) return
    throw error
  }
  try {
    if ((await holderOf(lock))?.id === holder.id) await rm(lock, { force: true })
  } finally {
    await rm(guard, { force: true })
  }
}

async function holderOf(lock: string): Promise<Holder | undefined> {
  try {
    const { id, pid, host } = objectOr(parseJson(await readFile(lock, 'utf8')))
    const isHolder = typeof pid === 'number' && typeof host === 'string'
    // The id becomes a part of a file name.
    if (!isHolder || typeof id !== 'string' || !/^[0-9a-f-]{36}$/.test(id)) return undefined
    return { id, pid, host }
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

function objectOr(value: unknown): Readonly<Record<string, unknown>> {
  return isJsonObject(value) ? value : {}
}

/** Only of a process of this machine can it be said that it is gone. */
function isGone({ pid, host }: Holder): boolean {
  if (host !== hostname() || !Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}
