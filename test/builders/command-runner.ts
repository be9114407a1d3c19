/** Runs a command inside the test: what it prints and the exit code it sets. */
import { Command, CommanderError } from 'commander'
import { vi } from 'vitest'

/** What came of a command. */
export interface CommandOutcome {
  readonly stdout: string
  readonly stderr: string
  /** The exit code it set; `refused` when the command line itself is wrong. */
  readonly code: number | string | undefined
}

/** Runs `spoor` with one command added, in this process. */
export async function runCommand(
  addCommand: (program: Command) => void,
  words: readonly string[],
): Promise<CommandOutcome> {
  const printed = { stdout: '', stderr: '' }
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text, ...more) => {
      printed[name] += String(text)
      const done = more.find((one) => typeof one === 'function')
      done?.()
      return true
    }),
  )
  const before = process.exitCode
  process.exitCode = undefined
  let isRefused = false
  try {
    const program = new Command('spoor').exitOverride()
    addCommand(program)
    await program.parseAsync(words, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    isRefused = error.exitCode !== 0
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
  const code = isRefused ? 'refused' : process.exitCode
  process.exitCode = before
  return { ...printed, code }
}
