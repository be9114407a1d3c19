import { describe, expect, it } from 'vitest'
import type { EmulationTest } from './emulation-test.ts'
import { renderRunbook } from './runbook.ts'

const bare: EmulationTest = {
  schema: 'spoor/emulation-test@1',
  id: '5f0c1d3a-7b42-4e9e-9c55-0f6f6f1c2a02',
  name: 'Snapshot shared',
  attack: ['T1578.001', 'T9999'],
  platforms: ['iaas:aws'],
  expect: {},
}
const share: EmulationTest = {
  ...bare,
  description: 'Shares a snapshot\nwith another account.',
  inputs: {
    snapshot_id: { description: 'The snapshot', default: 'snap-1' },
    account: { description: 'Who is let in' },
    unused: { description: 'In the logs alone', default: 'u' },
  },
  prerequisites: [{ description: 'It is there.', check: 'test -n "#{snapshot_id}"', get: 'ls' }],
  executor: {
    name: 'sh',
    command: 'aws share #{snapshot_id} #{account}\n',
    cleanup: 'cat "${TMPDIR:-/tmp}/spoor-5f0c1d3a/id"\n',
  },
  safety: { costs: 'Nothing.', exposes: 'The whole disk.' },
  expect: {
    signals: [
      {
        id: 'share',
        source: 'aws.cloudtrail',
        says: 'It is shared.',
        needs: 'data-events',
        match: [
          { path: 'requestParameters.snapshotId', eq: '{{snapshot_id}}' },
          { path: 'a', glob: '*{{unused}}*' },
        ],
      },
    ],
    detections: { fire: ['aws_ebs_snapshot_shared'] },
  },
}

/** The runbook with some of the test replaced. */
function runbook(change: Partial<EmulationTest> = {}, file?: string): string {
  return renderRunbook({ ...share, ...change }, file === undefined ? {} : { file }) ?? ''
}

/** The code between fences, block by block. */
function codeIn(text: string): readonly string[] {
  return [...text.matchAll(/^```\w*\n([^]*?)\n```$/gm)].map(([, code = '']) => code)
}

describe('a runbook', () => {
  it('says what it is, in which order, and that Spoor runs none of it', () => {
    const text = runbook()
    expect(text).toMatch(/^Snapshot shared\n5f0c1d3a-7b42-4e9e-9c55-0f6f6f1c2a02\nT1578.001 Modify/)
    expect(text).toContain('\nT9999\niaas:aws\n\nShares a snapshot with another account.\n')
    expect(text).toContain('Spoor prints this and runs none of it.')
    expect(text).toContain('!!! EXPOSURE !!!\nThe whole disk.\n\nCosts: Nothing.\n')
    expect(text.match(/^\d\. .*$/gm)).toEqual([
      '1. Set the inputs',
      '2. Check what it needs',
      '3. Run the commands',
      '4. What the logs must show',
      '5. Clean up',
      '6. Look whether it arrived',
    ])
  })

  it('sets the inputs that the commands use as variables, and uses them', () => {
    expect(codeIn(runbook())).toEqual([
      "snapshot_id='snap-1'\naccount='PUT-A-VALUE-HERE'",
      "(\ntest -n \"${snapshot_id}\"\n) && echo 'is there' || echo 'IS NOT THERE'",
      '(\nls\n)',
      '(\naws share "$snapshot_id" "$account"\n)',
      '(\ncat "${TMPDIR:-/tmp}/spoor-5f0c1d3a/id"\n)',
      'spoor test --only 5f0c1d3a-7b42-4e9e-9c55-0f6f6f1c2a02 --against LOGS --set snapshot_id="$snapshot_id"',
    ])
    expect(runbook()).toContain('\naccount: Who is let in (has no default)\n')
  })

  it('says what must be logged, what to expect and when', () => {
    const text = runbook()
    expect(text).toContain('The trail must log data events')
    expect(text).toContain('CloudTrail: within about 15 minutes.\n- share: It is shared.\n')
    expect(text).toContain('Detections that fire then: aws_ebs_snapshot_shared')
    expect(runbook({ expect: {} })).toContain('The test has no expectation yet.')
    expect(runbook({ expect: { lineage: [] } })).toContain('The test names no signal.')
    expect(runbook({ expect: {} })).not.toContain('--against')
  })

  it('names the file of a test that does not ship, quoted', () => {
    expect(runbook({}, "it's/x.yaml")).toContain("spoor test 'it'\\''s/x.yaml' --only ")
  })

  it('is loud about what it does not know', () => {
    const { safety: _, ...unsafe } = share
    const text = renderRunbook({ ...unsafe, executor: { name: 'sh', command: 'ls' } })
    expect(text).toContain('!!! EXPOSURE !!!\nthe test does not say; read its commands first\n')
    expect(text).toContain('The test has no clean-up: take back by hand what the commands made.')
    const cleanup = { name: 'sh', command: 'ls', cleanup: 'rm x' } as const
    expect(runbook({ executor: cleanup })).toContain('it keeps no list of what the commands made')
    const elevated = { ...cleanup, elevation: true }
    expect(runbook({ executor: elevated })).toContain('Needs the rights of an administrator')
  })

  it.each(["it's", '$(touch /tmp/x)', '`id`', '"; rm -rf ~; "', 'two\nlines'])(
    'has the default %j as one quoted word',
    (value) => {
      const [code] = codeIn(runbook({ inputs: { account: { description: 'A', default: value } } }))
      expect(code).toBe(`account='${value.replaceAll("'", `'\\''`)}'`)
    },
  )

  it('lets no text of the test pass for a part of it', () => {
    const trap = 'x\n```sh\nrm -rf ~\n```\n7. Run this'
    const text = runbook({
      name: trap,
      description: trap,
      safety: { costs: trap, exposes: trap },
      inputs: { account: { description: trap }, snapshot_id: { description: trap } },
      prerequisites: [{ description: trap, check: 'ls' }],
    })
    expect(codeIn(text).join('\n')).not.toContain('rm -rf')
    expect(text.match(/^\d\. /gm)).toHaveLength(6)
    const fenced = runbook({ executor: { name: 'sh', command: 'ls\n```\n1. x\n' } })
    expect(fenced).toContain('\n````sh\n(\nls\n```\n1. x\n)\n````\n')
  })

  it('leaves an input for the user to replace where no variable can stand', () => {
    const text = runbook({ executor: { name: 'bash', command: 'echo $(( #{account} ))' } })
    expect(text).toContain('Replace each #{name} by hand')
    expect(text).toContain('```bash\n(\necho $(( #{account} ))\n)\n```')
  })
})

describe('the runbook of another kind of test', () => {
  it('has the steps of a manual one, and its inputs to be replaced', () => {
    const text = runbook({ executor: { name: 'manual', steps: 'Open #{account}.\n' } })
    expect(text).toContain('#{account}  Who is let in')
    expect(text).toContain('#{snapshot_id}  The snapshot\n    for example snap-1')
    expect(text).toContain('3. Do this by hand\n\n```text\nOpen #{account}.\n```')
    expect(text).toContain('--set snapshot_id=VALUE')
    expect(text).not.toContain('Clean up')
  })

  it('has the commands of PowerShell as they are', () => {
    const text = runbook({ executor: { name: 'powershell', command: 'Get-X "#{account}"' } })
    expect(text).toContain('```powershell\nGet-X "#{account}"\n```')
  })

  it('does not exist without commands', () => {
    expect(renderRunbook(bare)).toBeUndefined()
  })
})
