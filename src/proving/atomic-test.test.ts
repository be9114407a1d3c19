import { describe, expect, it } from 'vitest'
import type { AtomicTest } from './atomic.ts'
import {
  atomicOf,
  cloudsOf,
  commandsOf,
  dependencyShellOf,
  testOfAtomic,
  usedInputsOf,
} from './atomic-test.ts'
import type { EmulationTest } from './emulation-test.ts'

const executor = { name: 'sh', command: 'echo #{b}', cleanup: 'echo #{a}' } as const
const test: EmulationTest = {
  schema: 'spoor/emulation-test@1',
  id: '5f0c1d3a-7b42-4e9e-9c55-0f6f6f1c2a02',
  name: 'Copied',
  attack: ['T1578.001'],
  platforms: ['iaas:aws'],
  inputs: {
    a: { description: 'A' },
    unused: { description: 'U' },
    b: { description: 'B', default: 2 },
  },
  executor,
  expect: {},
}

describe('the inputs of a test', () => {
  it('are those that its commands use, as it declares them', () => {
    expect(usedInputsOf(test).map(({ name }) => name)).toEqual(['a', 'b'])
    const prerequisites = [{ description: 'D', check: 'c', get: 'echo #{unused}' }]
    const names = usedInputsOf({ ...test, prerequisites }).map(({ name }) => name)
    expect(names).toEqual(['a', 'unused', 'b'])
  })

  it('may be used by steps', () => {
    const steps = 'Open #{a}'
    const manual = { ...test, executor: { name: 'manual', steps } as const }
    expect(commandsOf(manual)).toEqual([steps])
  })
})

describe('a test as an Atomic', () => {
  it('has the name for a description that is not there, and types that defaults suggest', () => {
    expect(atomicOf(test, executor)).toEqual({
      name: 'Copied',
      auto_generated_guid: test.id,
      description: 'Copied',
      supported_platforms: ['iaas:aws'],
      input_arguments: {
        a: { description: 'A', type: 'string', default: null },
        b: { description: 'B', type: 'integer', default: 2 },
      },
      executor: {
        name: 'sh',
        command: 'echo #{b}',
        cleanup_command: 'echo #{a}',
        elevation_required: false,
      },
    })
  })

  it('has numbers as text where the type is one of texts', () => {
    const inputs = { b: { description: 'B', type: 'string', default: 22 } } as const
    expect(atomicOf({ ...test, inputs }, executor)).toMatchObject({
      input_arguments: { b: { type: 'string', default: '22' } },
    })
  })

  it('says which shell checks its prerequisites', () => {
    const prerequisites = [{ description: 'D', check: 'c' }]
    expect(atomicOf({ ...test, prerequisites }, executor)).toMatchObject({
      dependency_executor_name: 'sh',
      dependencies: [{ description: 'D', prereq_command: 'c', get_prereq_command: null }],
    })
    expect(['bash', 'manual'].map(dependencyShellOf)).toEqual(['bash', 'sh'])
  })
})

describe('an Atomic as a test', () => {
  const atomic: AtomicTest = {
    name: 'Copied',
    description: 'D',
    supported_platforms: ['linux', 'iaas:aws', 'iaas'],
    executor: { name: 'sh', command: 'ls', cleanup_command: null, elevation_required: false },
  }

  it('keeps the clouds that are ours', () => {
    expect(cloudsOf(atomic)).toEqual(['iaas:aws'])
  })

  it('has no key for what is not there', () => {
    expect(testOfAtomic(atomic, 'T1578', test.id)).toEqual({
      schema: 'spoor/emulation-test@1',
      id: test.id,
      name: 'Copied',
      description: 'D',
      attack: ['T1578'],
      platforms: ['iaas:aws'],
      executor: { name: 'sh', command: 'ls' },
    })
  })

  it('has inputs, prerequisites, clean-up and rights that are', () => {
    const full: AtomicTest = {
      ...atomic,
      input_arguments: {
        a: { description: 'A', type: 'path', default: '/x' },
        b: { description: 'B', type: 'string', default: null },
      },
      dependencies: [
        { description: 'D', prereq_command: 'c', get_prereq_command: 'g' },
        { description: 'E', prereq_command: 'c', get_prereq_command: null },
      ],
      executor: { name: 'bash', command: 'ls', cleanup_command: 'rm', elevation_required: true },
    }
    expect(testOfAtomic(full, 'T1578', test.id)).toMatchObject({
      inputs: {
        a: { description: 'A', type: 'path', default: '/x' },
        b: { description: 'B', type: 'string' },
      },
      prerequisites: [
        { description: 'D', check: 'c', get: 'g' },
        { description: 'E', check: 'c' },
      ],
      executor: { name: 'bash', command: 'ls', cleanup: 'rm', elevation: true },
    })
  })
})
