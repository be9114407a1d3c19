/**
 * Runs before each test file. Files share a process and its modules (vitest.config.ts), so each must leave the
 * process as it found it: one that does not fails here, not another one that happens to come after it.
 */
import { afterAll, assert, vi } from 'vitest'

/** What of the process every file sees. */
function processState(): Readonly<Record<string, unknown>> {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGPIPE'] as const
  return {
    environment: { ...process.env },
    folder: process.cwd(),
    exitCode: process.exitCode,
    listeners: signals.map((signal) => `${process.listenerCount(signal)} of ${signal}`),
    hasFakeTimers: vi.isFakeTimers(),
    ofEveryObject: Object.getOwnPropertyNames(Object.prototype),
  }
}

const before = processState()
afterAll(() => {
  assert.deepEqual(processState(), before, 'the process after the last test of the file')
})
