import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type CommandOutcome, runCommand } from '../../test/builders/command-runner.ts'
import { createInputFolder } from '../../test/builders/input-folder.ts'
import { scenarioText, theft } from '../../test/builders/test-document.ts'
import { addEmulateCommand } from './emulate-command.ts'

const { root, put } = createInputFolder()
const noise = 'noise: [{kind: people, in: ours, perDay: 400, days: 1}]\n'
const story = put('story.yaml', scenarioText(theft))
const noisy = put('noisy.yaml', scenarioText(theft, noise))

function emulate(...words: readonly string[]): Promise<CommandOutcome> {
  const tool = { name: 'spoor', version: '1.0.0' }
  return runCommand((program) => addEmulateCommand(program, tool), ['emulate', ...words])
}

function recordsOf({ stdout }: CommandOutcome): readonly string[] {
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => String(JSON.parse(line).eventName))
}

/** Every file below a folder, with its text. */
function filesOf(folder: string): Readonly<Record<string, string>> {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
  return Object.fromEntries(
    found
      .filter((one) => one.isFile())
      .map(({ parentPath, name }) => {
        const bytes = readFileSync(join(parentPath, name))
        return [name, (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()]
      }),
  )
}

const countAt = async (scale: string): Promise<number> =>
  recordsOf(await emulate(noisy, '--scale', scale)).length

describe('spoor emulate', () => {
  it('writes the records of a scenario to stdout, one a line', async () => {
    const outcome = await emulate(story)
    expect(recordsOf(outcome)).toEqual(['CreateSnapshot', 'ModifySnapshotAttribute'])
    expect([outcome.stderr, outcome.code]).toEqual(['', undefined])
  })

  it('writes the same bytes for the same seed', async () => {
    const { stdout } = await emulate(noisy)
    expect((await emulate(noisy, '--seed', '1')).stdout).toBe(stdout)
    expect((await emulate(noisy, '--seed', '2')).stdout).not.toBe(stdout)
  })

  it('writes more or no noise, as it is asked', async () => {
    expect(await countAt('0')).toBe(2)
    expect(await countAt('3')).toBeGreaterThan(2 * (await countAt('1')))
  })

  it('writes a folder in the shape that is asked for, and says what is in it', async () => {
    const folder = `${root}/logs`
    const { stdout, stderr, code } = await emulate(story, '-o', folder)
    expect([stdout, code]).toEqual(['', undefined])
    expect(stderr).toMatch(
      /^2 emulated records in \d files, 0\.0 MB; what each step left: .*emulation\.json\n$/,
    )
    const { 'emulation.json': label = '', ...logs } = filesOf(folder)
    const told = Object.values(logs).flatMap((text) => JSON.parse(text).Records)
    expect(told.map(({ eventName }) => String(eventName)).sort()).toEqual([
      'CreateSnapshot',
      'ModifySnapshotAttribute',
    ])
    expect(JSON.parse(label)).toMatchObject({
      emulated: true,
      made_by: 'spoor 1.0.0',
      shapes: ['trail'],
      record_count: 2,
      steps: [{ ids: [told.find(({ eventName }) => eventName === 'CreateSnapshot').eventID] }, {}],
    })
    expect(statSync(join(folder, 'emulation.json')).mode & 0o777).toBe(0o600)
    await emulate(story, '-o', `${root}/events`, '--shape', 'ndjson')
    expect(Object.keys(filesOf(`${root}/events`))).toHaveLength(2)
  })

  it('lists what ships, and shows the steps of one without playing it', async () => {
    const { stdout } = await emulate('--list')
    expect(stdout).toMatch(/^Scenarios\n(?:.*\n)* {2}aws-volume-theft +attack/)
    expect(stdout).toContain('\n  trail ')
    const shown = (await emulate(story, '--show')).stdout
    expect(shown).toContain('2026-09-15 01:00:00  lena creates snapshot copy of disk\n')
    expect((await emulate('aws-volume-theft')).stdout).toContain('"eventName":"CopySnapshot"')
  })

  it('shows no escape sequence of a scenario', async () => {
    const text = scenarioText(theft.replace('with: outside', 'with: "\\e[2J"'))
    const file = put('evil.yaml', text.replace('A story for tests', '"\\e]0;owned\\a"'))
    const { stdout, stderr } = await emulate(file, '--show')
    expect(stdout + stderr).not.toContain('\u001b')
    expect(stdout).toContain('\\u{1b}]0;owned\\u{7}')
    expect(stdout).toContain('shares copy with \\u{1b}[2J')
    const faulty = put(
      'evil-fault.yaml',
      scenarioText('steps: [{by: "\\e[2Jx", do: list-disks}]\n'),
    )
    const told = await emulate(faulty)
    expect([told.stdout, told.stderr.includes('\u001b'), told.code]).toEqual(['', false, 2])
  })
})

describe('what is wrong', () => {
  it.each<[readonly string[], string, number | string]>([
    [[], 'error: name a scenario', 3],
    [['aws-volume-thetf'], 'did you mean "aws-volume-theft"', 3],
    [[`${root}/gone.yaml`], 'error[rules-unreadable]', 4],
    [[put('bad.yaml', scenarioText('steps: []\n'))], 'error[document-invalid]', 2],
    [[story, '--shape', 'evnt-hub'], 'no shape is called "evnt-hub": did you mean "event-hub"?', 3],
    [[story, '--shape', 'event-hub'], 'delivered as "event-hub": its logs are aws.cloudtrail', 3],
    [[story, '--scale', 'much'], 'not a number', 'refused'],
  ])('%j is refused', async (words, message, code) => {
    const outcome = await emulate(...words)
    expect(outcome.stderr).toContain(message)
    expect([outcome.stdout, outcome.code]).toEqual(['', code])
  })

  it('a folder that holds something is left alone', async () => {
    put('full/mine.txt', 'mine')
    const { stderr, code } = await emulate(story, '-o', `${root}/full`)
    expect([stderr, code]).toEqual([`error: ${root}/full is not empty; name a new folder\n`, 3])
    expect(readdirSync(`${root}/full`)).toEqual(['mine.txt'])
  })

  it('a folder that cannot be written is told of', async () => {
    const { stderr, code } = await emulate(story, '-o', `${story}/below`)
    expect([stderr, code]).toEqual([expect.stringMatching(/^error: cannot write: ENOTDIR/), 3])
    expect(existsSync(`${story}/below`)).toBe(false)
  })
})
