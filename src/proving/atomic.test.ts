import { describe, expect, it } from 'vitest'
import { readDocument } from '../base/document.ts'
import { atomicFileSchema, inputNamesIn } from './atomic.ts'

const whole = `attack_technique: T1578.001
display_name: "Modify Cloud Compute Infrastructure: Create Snapshot"
atomic_tests:
- name: Copy
  auto_generated_guid: 5f0c1d3a-7b42-4e9e-9c55-0f6f6f1c2a02
  description: Copies.
  supported_platforms: [iaas:aws, linux]
  input_arguments:
    volume_id: {description: A volume., type: string, default: vol-1}
    site: {description: A site., type: url, default: example.com}
  dependency_executor_name: sh
  dependencies:
  - description: It is there.
    prereq_command: test -n "#{volume_id}"
    get_prereq_command: null
  executor:
    name: sh
    command: "aws ec2 create-snapshot --volume-id #{volume_id}"
    cleanup_command: "echo #{site}"
    elevation_required: false
- name: By hand
  description: Looks.
  supported_platforms: [windows]
  executor: {name: manual, steps: Open the console.}
`

/** What is said of the file with one text replaced: line, column and message. */
function faultsOf(from: string, to: string): readonly string[] {
  expect(whole).toContain(from)
  const source = { text: whole.replace(from, to), file: 'T1578.001.yaml' }
  const { diagnostics } = readDocument(source, atomicFileSchema)
  return diagnostics.map(({ line, column, message }) => `${line}:${column} ${message}`)
}

describe('the schema of Atomic Red Team', () => {
  it('takes a file that follows it', () => {
    expect(faultsOf('T1578.001', 'T1578')).toEqual([])
  })

  it.each([
    ['file', 'attack_technique: T1578.001', 'tactic: T\nattack_technique: T1578.001'],
    ['test', '  description: Copies.', '  test_number: "1"\n  description: Copies.'],
    ['argument', 'default: vol-1', 'default: vol-1, optional: true'],
    ['dependency', '    prereq_command', '    name: x\n    prereq_command'],
    ['executor', '    command:', '    steps: Open the console.\n    command:'],
    ['manual executor', 'steps: Open the console.', 'steps: Open the console., command: ls -l'],
  ])('knows the keys of a %s and no others', (_, from, to) => {
    expect(faultsOf(from, to)).toEqual([expect.stringMatching(/ has no key "\w+"$/)])
  })

  it.each([
    ['a technique of another form', 'T1578.001', 'T1578.1', '1:19 .*must be like T1578'],
    [
      'a name of four letters',
      '"Modify Cloud Compute Infrastructure: Create Snapshot"',
      'Copy',
      '2:',
    ],
    ['a missing name', '- name: Copy\n ', '-', 'name": expected string'],
    ['a missing description', '  description: Copies.\n', '', 'description": expected string'],
    ['an empty description', 'Copies.', "''", '6:16 .*>=1'],
    ['a guid that is none', '5f0c1d3a-7b42-4e9e', '5f0c1d3a-7b42-4e9', '5:24 .*UUID'],
    ['a guid of version 1', '-4e9e-', '-1e9e-', '5:24 .*UUID'],
    ['a platform that is none', 'linux', 'solaris', '7:35 .*expected one of'],
    ['no platform', '[iaas:aws, linux]', '[]', '7:3 .*>=1'],
    ['an argument of another type', 'type: string', 'type: text', '9:47 .*expected one of'],
    ['an argument without description', 'description: A volume., ', '', 'description": expected'],
    ['an argument without default', ', default: vol-1', '', 'default": expected'],
    ['a default that is no text', 'default: vol-1', 'default: 5', 'must be null or of type string'],
    ['a default that is no address', 'example.com', 'no address', 'of type url'],
    [
      'a default that is no number',
      'type: string, default: vol-1',
      'type: integer, default: x',
      'of type integer',
    ],
    [
      'a default between quotes',
      'type: string, default: vol-1',
      'type: float, default: "1.5"',
      'of type float',
    ],
    ['a default that is true', 'default: vol-1', 'default: true', '9:64 .*expected string'],
    ['an executor that is none', 'name: sh\n', 'name: zsh\n', 'executor.name'],
    [
      'no command',
      '    command: "aws ec2 create-snapshot --volume-id #{volume_id}"\n',
      '',
      'command": expected',
    ],
    ['an empty command', '"aws ec2 create-snapshot --volume-id #{volume_id}"', "''", '>=1'],
    ['steps of nine letters', 'Open the console.', 'Open this', '24:35 .*>=10'],
    [
      'a dependency without get_prereq_command',
      '    get_prereq_command: null\n',
      '',
      'get_prereq_command": expected',
    ],
    [
      'a dependency without prereq_command',
      '    prereq_command: test -n "#{volume_id}"\n',
      '',
      'prereq_command": expected',
    ],
    [
      'an empty dependency_executor_name',
      'dependency_executor_name: sh',
      'dependency_executor_name:',
      '11:28 ',
    ],
    [
      'sudo without rights',
      'echo #{site}',
      'sudo echo #{site}',
      '16:3 "atomic_tests.0.executor": uses sudo, so elevation_required must be true',
    ],
    ['a name of one letter', 'site:', 's:', '10:5 .*two or more letters'],
    ['a name with a dot', 'site:', 'a.site:', '10:5 .*two or more letters'],
    ['an argument that nothing uses', '#{site}', 'it', '10:5 .*no command uses this argument'],
    [
      'one that is not declared',
      'echo #{site}',
      'echo #{site} #{other}',
      '16:3 .*#\\{other\\} is not declared',
    ],
    ['one of a dependency', '"#{volume_id}"', '"#{other}"', '13:5 .*#\\{other\\} is not declared'],
    ['one without a name', 'echo #{site}', 'echo #{site} #{}', '#\\{\\} is not declared'],
    [
      'no test at all',
      whole.slice(whole.indexOf('atomic_tests:')),
      'atomic_tests: []',
      '3:1 .*>=1',
    ],
  ])('refuses %s', (_, from, to, told) => {
    const faults = faultsOf(from, to)
    expect(faults).toContainEqual(expect.stringMatching(new RegExp(told)))
  })

  it('wants dependency_executor_name beside dependencies only', () => {
    const from = whole.slice(whole.indexOf('  dependencies:'), whole.indexOf('  executor:'))
    for (const to of ['', '  dependencies: []\n', '  dependencies: null\n']) {
      expect(faultsOf(from, to)).toEqual([
        expect.stringMatching(
          /^11:29 .*dependency_executor_name": stands only beside dependencies/,
        ),
      ])
    }
  })

  it.each(['{}', 'null'])('wants input_arguments absent rather than %s', (none) => {
    const from = whole.slice(whole.indexOf(' input_arguments:'), whole.indexOf('  dependency_'))
    const bare = whole.replace(from, ` input_arguments: ${none}\n`).replaceAll(/#\{\w+\}/g, 'x')
    const { diagnostics } = readDocument({ text: bare }, atomicFileSchema)
    expect(diagnostics).toHaveLength(1)
    expect(diagnostics[0]).toMatchObject({ line: 8 })
  })

  it.each([
    ['sudo with rights', 'elevation_required: false', 'elevation_required: true # sudo'],
    ['sudo in a cloud alone', '[iaas:aws, linux]', '[iaas:aws]'],
  ])('takes %s', (_, from, to) => {
    const text = whole.replace('echo #{site}', 'sudo #{site}').replace(from, to)
    expect(readDocument({ text }, atomicFileSchema).diagnostics).toEqual([])
  })

  it.each([
    ['a default of null', 'default: vol-1', 'default: null'],
    ['a whole number', 'type: string, default: vol-1', 'type: integer, default: 22'],
    [
      'a whole number between quotes',
      'type: string, default: vol-1',
      "type: integer, default: '22'",
    ],
    ['a part', 'type: string, default: vol-1', 'type: float, default: 0.5'],
    ['a path', 'type: string, default: vol-1', 'type: path, default: /tmp/x'],
    ['an address of a page', 'example.com', 'https://example.com/a'],
    ['an address of a machine', 'example.com', '2001:db8::1'],
    ['no guid yet', '  auto_generated_guid: 5f0c1d3a-7b42-4e9e-9c55-0f6f6f1c2a02\n', ''],
    ['a clean-up of null', '"echo #{site}"', 'null'],
    ['steps that use an argument', 'Open the console.', "'Open #{volume_id} now'"],
  ])('takes %s', (name, from, to) => {
    const unused = name === 'a clean-up of null' ? 'no command uses' : 'is not declared'
    const faults = faultsOf(from, to).filter((fault) => !fault.includes(unused))
    expect(faults).toEqual([])
  })
})

describe('names of inputs', () => {
  it('are found once each, in their order', () => {
    expect(inputNamesIn(['#{b} #{a}', null, undefined, '#{b}#{c-d}'])).toEqual(['b', 'a', 'c-d'])
  })

  it('end on their line, and at the first }', () => {
    expect(inputNamesIn(['${#list[@]} #{a\n} #{b}} ${x#{c}'])).toEqual(['b', 'c'])
  })
})
