import { describe, expect, it } from 'vitest'
import { type CommandOutcome, runCommand } from '../../test/builders/command-runner.ts'
import { createInputFolder, ec2Line } from '../../test/builders/input-folder.ts'
import { addWhyCommand } from './why-command.ts'

const { root, put } = createInputFolder()
const logs = put(
  'log.json',
  `${ec2Line('e-1', 'CreateSnapshot')}\n${ec2Line('e-2', 'CopyImage')}\n`,
)

function why(...words: readonly string[]): Promise<CommandOutcome> {
  return runCommand(addWhyCommand, ['why', ...words])
}

describe('spoor why', () => {
  it('tells which clause of a query kept an event out', async () => {
    const { stdout, stderr, code } = await why('any where event.action == "X"', 'e-1', logs)
    expect(stdout).toContain('event e-1, 2024-05-01T10:00:00.000Z')
    expect(stdout).toContain('> no  event.action == "X"\n      event.action = "CreateSnapshot"')
    expect([stderr, code]).toEqual(['', 0])
  })

  it('tells that the event satisfies the rules of a file', async () => {
    const file = put('q.eql', '// title: Made\nany where event.action == "CreateSnapshot"')
    const { stdout } = await why(file, 'e-1', logs)
    expect(stdout).toMatch(/rule {2}Made .*\nThe event satisfies the rule\./)
  })

  it('knows the shipped detections by their id', async () => {
    const { stdout, code } = await why('6b373768-1386-4030-845c-84e94b5e1ec7', 'e-1', logs)
    expect(stdout).toContain('rule  AWS Snapshot Or Image Created')
    expect(code).toBe(0)
  })

  it('sees the fields that lineage adds', async () => {
    const { stdout } = await why('any where spoor.verb == "copy"', 'e-1', logs)
    expect(stdout).toContain('spoor.verb = "create"')
  })
})

describe('what is wrong', () => {
  it('with the rule exits with 2, the fault marked', async () => {
    const { stdout, stderr, code } = await why('any where x.y', 'e-1', logs)
    expect([stdout, code]).toEqual(['', 2])
    expect(stderr).toContain('1 | any where x.y\n              ^')
  })

  it('with the id exits with 3', async () => {
    const { stdout, stderr, code } = await why('any where true', 'e-9', logs)
    expect([stdout, code]).toEqual(['', 3])
    expect(stderr).toContain('no event of 2 records has the id "e-9"')
  })

  it('with the inputs exits with 4', async () => {
    expect((await why('any where true', 'e-1', `${root}/none.json`)).code).toBe(4)
  })
})
