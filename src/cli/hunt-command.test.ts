import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { type CommandOutcome, runCommand } from '../../test/builders/command-runner.ts'
import { createInputFolder, ec2Line, publicShareLine } from '../../test/builders/input-folder.ts'
import { addHuntCommand } from './hunt-command.ts'

const { root, put } = createInputFolder()
const quiet = put('quiet.json', `${ec2Line('q-1', 'DescribeSnapshots')}\n`)
const shared = put('shared.json', `${publicShareLine('s-1')}\n`)

const shareOf = {
  requestParameters: {
    snapshotId: 'snap-0a0a0a0a0a0a0a0a0',
    attributeType: 'CREATE_VOLUME_PERMISSION',
    createVolumePermission: { add: { items: [{ userId: '999988887777' }] } },
  },
}

const partnerFile = `partners:
  - {account: "999988887777", why: managed backups, until: 2029-12-31}
schema: spoor/environment@1
`

const filterFile = `schema: spoor/environment@1
filters:
  - principal: arn:aws:iam::111122223333:user/*a*
    resource: snap-*
    why: an exercise
    who: blue team
    until: 2029-12-31
`

function hunt(...words: readonly string[]): Promise<CommandOutcome> {
  const tool = { name: 'spoor', version: '1.2.3' }
  return runCommand((program) => addHuntCommand(program, tool), ['hunt', ...words])
}

const read = async (...words: readonly string[]): Promise<object> =>
  JSON.parse((await hunt(quiet, '--format', 'json', ...words)).stdout).summary.records

describe('spoor hunt', () => {
  it('prints findings, then what was read; exits with 0', async () => {
    const { stdout, stderr, code } = await hunt(shared)
    expect(stdout).toMatch(/^CRITICAL {2}Snapshot snap-0a0a0a0a0a0a0a0a0: made public/)
    expect(stdout).toContain('1 record: 1 in findings')
    expect([stderr, code]).toEqual(['', 0])
  })

  it('prints with --plan what the detections need to see, and reads nothing', async () => {
    const { stdout, code } = await hunt('--plan')
    expect(stdout).toMatch(/^detections: \d+\nlineage follows \d+ actions/)
    expect(stdout).toContain('AWS EBS Snapshot Made Public\n      aws.cloudtrail: modifysnapshot')
    expect(code).toBe(0)
  })

  it('finds the same when it parses every record', async () => {
    const { stdout } = await hunt(shared, quiet, '--format', 'json')
    expect((await hunt(shared, quiet, '--format', 'json', '--no-filter')).stdout).toBe(stdout)
  })

  it('needs a path', async () => {
    const { stderr, code } = await hunt()
    expect(stderr).toContain("missing required argument 'path'")
    expect(code).toBe('refused')
  })

  it('prints JSON with name and version of the program, and remarks on the sums', async () => {
    const { stdout, stderr } = await hunt(shared, quiet, '--format', 'json')
    expect(JSON.parse(stdout)).toMatchObject({ tool: { name: 'spoor', version: '1.2.3' } })
    expect(stderr).toMatch(
      /^read 2 = 1 matched \+ 1 unmatched \+ 0 skipped \+ 0 rejected; \d findings\n$/,
    )
  })

  it('goes by the environment file that --config names, and says so', async () => {
    const config = put('spoor.yaml', partnerFile)
    const story = put('story.json', `${ec2Line('m-1', 'ModifySnapshotAttribute', shareOf)}\n`)
    const [trusting, alone] = [await hunt(story, '--config', config), await hunt(story)]
    expect(alone.stdout).toMatch(/^HIGH/)
    expect(trusting.stdout).toMatch(/^LOW/)
    expect(trusting.stdout.replaceAll(/\s+/g, ' ')).toContain(
      `trusted 1 step by ${config} line 2: managed backups`,
    )
  })

  it('does not hunt by half a file, nor with a history that is none', async () => {
    const bad = await hunt(
      shared,
      '--config',
      put('bad.yaml', 'schema: spoor/environment@1\nowns: 1'),
    )
    expect([bad.stdout, bad.code]).toEqual(['', 3])
    expect(bad.stderr).toMatch(/bad\.yaml:2:1: error\[.*\]: /)
    const none = await hunt(shared, '--history', quiet)
    expect([none.stdout, none.code]).toEqual(['', 3])
    expect(none.stderr).toContain('error[history-invalid]')
  })

  it('lists what filters took out when asked', async () => {
    const config = put('filters.yaml', filterFile)
    const { stdout } = await hunt(shared, '--config', config, '--show-suppressed')
    const told = stdout.replaceAll(/\s+/g, ' ')
    expect(told).toMatch(/^Filtered critical Snapshot snap-0a0a0a0a0a0a0a0a0: made public/)
    expect(told).toContain(
      'filtered 1 finding: 1 by line 3 (an exercise; blue team, until 2029-12-31)',
    )
  })

  it('tells what filters of Sigma rules took away, each event once', async () => {
    const source = 'logsource: {product: aws, service: cloudtrail}'
    const rules = put(
      'tuned.yml',
      `title: Opened\nname: opened\n${source}\ndetection: {s: {eventName: ModifySnapshotAttribute}, condition: s}\nlevel: high
---
title: Not alice\n${source}\nfilter: {rules: [opened], s: {userIdentity.userName: alice}, condition: not s}\n`,
    )
    const { stdout } = await hunt(shared, quiet, '--rules', rules, '--show-suppressed')
    const told = stdout.replaceAll(/\s+/g, ' ')
    expect(told).not.toContain('HIGH Opened')
    expect(told).toContain(
      'Filtered high Opened: 1 event of arn:aws:iam::111122223333:user/alice at',
    )
    expect(told).toContain(
      `filtered 1 match of rules: 1 by the Sigma filter "Not alice" (${rules} line 7) (--show-suppressed lists them)`,
    )
    const { summary } = JSON.parse(
      (await hunt(shared, '--rules', rules, '--format', 'json')).stdout,
    )
    expect(summary.filtered_events).toMatchObject([{ title: 'Opened', events: 1, record: 's-1' }])
  })

  it.each([
    ['before', '2024-05-01T09:00:00Z'],
    ['after', '2024-05-01T11:00:00Z'],
  ])('knows data as sensitive by a tag that was put on it %s the copy', async (when, eventTime) => {
    const volumeId = 'vol-0b0b0b0b0b0b0b0b0'
    const copied = ec2Line('c-1', 'CreateSnapshot', {
      requestParameters: { volumeId },
      responseElements: { volumeId, snapshotId: 'snap-0b0b0b0b0b0b0b0b0' },
    })
    const tagged = ec2Line('t-1', 'CreateTags', {
      eventTime,
      requestParameters: {
        resourcesSet: { items: [{ resourceId: volumeId }] },
        tagSet: { items: [{ key: 'class', value: 'secret' }] },
      },
      responseElements: { _return: true },
    })
    const logs = put(`tagged-${when}.json`, `${copied}\n${tagged}\n`)
    const entries = '  - {tag: {key: class, value: secret}, why: classified}\n'
    const config = put('tags.yaml', `schema: spoor/environment@1\nsensitive:\n${entries}`)
    const { stdout } = await hunt(logs, '--config', config, '--min-level', 'informational')
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      `disk ${volumeId} is sensitive (${config} line 3: classified)`,
    )
    const alone = await hunt(logs, '--min-level', 'informational')
    expect(alone.stdout).not.toContain('sensitive')
    // What was put on it before the hunted time is known as well.
    const later = ['--config', config, '--from', '2024-05-01T09:30:00Z']
    expect((await hunt(logs, ...later)).stdout).toContain('is sensitive')
  })

  it('looks only at the time that --from and --to name', async () => {
    expect(await read('--from', '2024-05-01', '--to', '2024-05-01')).toMatchObject({ unmatched: 1 })
    expect(await read('--from', '2024-05-02')).toMatchObject({
      skipped: { 'outside-time-span': 1 },
    })
    expect(await read('--to', '2024-04-30')).toMatchObject({ skipped: { 'outside-time-span': 1 } })
  })

  it('draws in colour, with links, in the signs of the locale, but never in a file', async () => {
    vi.stubEnv('FORCE_COLOR', '1')
    vi.stubEnv('FORCE_HYPERLINK', '1')
    vi.stubEnv('TERM', 'xterm-256color')
    vi.stubEnv('NO_COLOR', undefined)
    vi.stubEnv('LC_ALL', 'C')
    const file = join(root, 'drawn.txt')
    const { stdout } = await hunt(shared)
    await hunt(shared, '--output', file)
    vi.unstubAllEnvs()
    expect(stdout).toContain('\u001b]8;;file:///')
    expect(stdout).toMatch(/^[\n\u001b\x20-\x7e]*$/)
    expect(readFileSync(file, 'utf8')).not.toContain('\u001b')
    expect(readFileSync(file, 'utf8')).toContain('● snapshot')
  })

  it('writes plain text to a file', async () => {
    const file = join(root, 'report.txt')
    const { stdout, code } = await hunt(shared, '--output', file)
    expect([stdout, code]).toEqual(['', 0])
    expect(readFileSync(file, 'utf8')).toMatch(/^CRITICAL/)
  })

  it('writes a folder in several formats and lists them, the usual ones unless told', async () => {
    const folder = join(root, 'reports')
    const usual = await hunt(shared, '--output', `${folder}/`)
    expect([usual.stdout, usual.code]).toEqual(['', 0])
    expect(usual.stderr).toMatch(/^wrote .*report\.txt: .*\nwrote .*\n/)
    expect(readFileSync(join(folder, 'report.txt'), 'utf8')).toMatch(/^CRITICAL/)
    // The folder is there now, so that no slash is needed.
    const two = await hunt(shared, '--output', folder, '--format', 'ocsf,dot')
    expect(two.stderr).toMatch(/^wrote .*findings\.ocsf\.ndjson: .*\nwrote 1 file into .*dot\/: /)
  })

  it('takes no list of formats without a folder, and no folder below a file', async () => {
    const listed = await hunt(shared, '--format', 'json,csv')
    expect([listed.stdout, listed.code]).toEqual(['', 3])
    expect(listed.stderr).toContain('error[output-not-folder]')
    const below = await hunt(shared, '--output', join(shared, 'reports/'))
    expect([below.stdout, below.code]).toEqual(['', 3])
    expect(below.stderr).toContain('error[output-not-written]')
  })

  it('says how many findings a format for people leaves out', async () => {
    const volumeId = 'vol-0c0c0c0c0c0c0c0c0'
    const copied = ec2Line('k-1', 'CreateSnapshot', {
      requestParameters: { volumeId },
      responseElements: { volumeId, snapshotId: 'snap-0c0c0c0c0c0c0c0c0' },
    })
    const logs = put('copied.json', `${copied}\n`)
    const { stdout, stderr } = await hunt(shared, logs, '--format', 'markdown')
    expect(stdout).toMatch(/^# Snapshot snap-0a/)
    expect(stdout).not.toContain('\n---\n')
    expect(stderr).toContain('left out 1 finding below low (--min-level)')
  })

  it('exits with 3 when the report cannot be written', async () => {
    const { stderr, code } = await hunt(shared, '--output', join(root, 'no', 'report.txt'))
    expect(code).toBe(3)
    expect(stderr).toContain('cannot be written')
  })
})

describe('rules of the user', () => {
  it('run beside the shipped ones and keep their own level', async () => {
    const rule = put('rule.eql', '// title: Looked\nany where event.action == "DescribeSnapshots"')
    const { stdout } = await hunt(quiet, '--rules', rule)
    expect(stdout).toMatch(/^MEDIUM {2}Looked: /)
  })

  it('that are wrong are told; the hunt goes on and exits with 2', async () => {
    const rule = put('bad.eql', 'any where (')
    const { stdout, stderr, code } = await hunt(shared, '--rules', rule)
    expect(stdout).toMatch(/^CRITICAL/)
    expect(stderr).toContain('bad.eql')
    expect(code).toBe(2)
  })
})

describe('--fail-on', () => {
  it('exits with 1 when a finding is as grave', async () => {
    expect((await hunt(shared, '--fail-on', 'critical')).code).toBe(1)
    expect((await hunt(shared, '--fail-on', 'low')).code).toBe(1)
    expect((await hunt(quiet, '--fail-on', 'informational')).code).toBe(0)
  })
})

describe('a wrong command line', () => {
  it.each([
    [[], "missing required argument 'path'"],
    [['x', '--min-level', 'hgih'], 'did you mean "high"?'],
    [['x', '--from', 'yesterday'], 'not a time'],
    [['x', '--format', 'xml'], 'Allowed choices are text, html, json, ndjson'],
    [
      ['x', '--format', 'json,mermade'],
      'did you mean "mermaid"? Allowed choices are text, html, json',
    ],
    [['x', '--ouput', 'y'], 'Did you mean --output?'],
  ])('is refused with what would be right: %j', async (words, hint) => {
    const { stdout, stderr, code } = await hunt(...words)
    expect([stdout, code]).toEqual(['', 'refused'])
    expect(stderr).toContain(hint)
  })
})
