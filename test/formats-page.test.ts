/** docs/formats.md names every format, and its commands do what it says. */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { addHuntCommand } from '../src/cli/hunt-command.ts'
import { reportFormats } from '../src/reports/report-formats.ts'
import { runCommand } from './builders/command-runner.ts'
import { createInputFolder, publicShareLine } from './builders/input-folder.ts'

const page = readFileSync(fileURLToPath(new URL('../docs/formats.md', import.meta.url)), 'utf8')
const commands = [...page.matchAll(/^spoor (hunt samples .*?)(?: \| .*)?$/gm)].map(
  ([, command = '']) => command,
)

const { root, put } = createInputFolder()
// A share with everybody stands for the samples, which take long to hunt.
const logs = put('logs.json', `${publicShareLine('s-1')}\n`)

describe('the page of formats', () => {
  it.each(reportFormats)('has $name with the name of its file and a command', ({ name, file }) => {
    const shown = page.includes(`| \`${name}\` | \`${file}\` |`)
    const folder = page.includes(`| \`${name}\` | \`${file}/\` |`)
    expect(shown || folder).toBe(true)
    expect(name === 'text' || commands.some((one) => one.includes(`--format ${name}`))).toBe(true)
  })

  it.each(commands)('has a command that writes what it names: spoor %s', async (command) => {
    const words = command.split(' ').map((word, place, all) => {
      if (word === 'samples') return logs
      return all[place - 1] === '--output'
        ? join(root, word) + (word.endsWith('/') ? '/' : '')
        : word
    })
    const { stdout, code } = await runCommand(
      (program) => addHuntCommand(program, { name: 'spoor', version: '1.2.3' }),
      words,
    )
    expect(code).toBe(0)
    const output = words.includes('--output') ? words[words.indexOf('--output') + 1] : undefined
    expect(output === undefined ? stdout.length : statSync(output).size).toBeGreaterThan(0)
  })
})
