import { describe, expect, it } from 'vitest'
import { chainOf } from '../../test/builders/signal-builder.ts'
import { step } from '../../test/builders/step-builder.ts'
import type { Step } from '../lineage/step.ts'
import { isImageBuild } from './image-build.ts'

const image = (by: string): Step =>
  step('create', { at: 0, by, links: [['image-of', 'i-1', 'ami-1']] })

const launchedBefore = (minutes: number): Step =>
  step('launch', { at: -minutes, by: 'packer', outputs: ['i-1'] })

const isBuild = (...steps: readonly Step[]): boolean =>
  isImageBuild(chainOf(...steps), 6 * 60 * 60_000)

describe('an image build (reference/telemetry.md 7 D)', () => {
  it('is an image of a machine that its maker had just launched', () => {
    expect(isBuild(launchedBefore(30), image('packer'))).toBe(true)
    expect(isBuild(launchedBefore(6 * 60), image('packer'))).toBe(true)
  })

  it('is an image of the disk that such a launch made, and of no disk that it only took along', () => {
    const ofDisk = step('create', { at: 0, by: 'packer', links: [['image-of', 'vol-1', 'ami-1']] })
    const launch = { at: -30, by: 'packer', links: [['attached-to', 'vol-1', 'i-1']] } as const
    const made = step('launch', { ...launch, outputs: ['i-1', 'vol-1'] })
    const taken = step('launch', { ...launch, inputs: ['vol-1'], outputs: ['i-1'] })
    expect(isBuild(made, ofDisk)).toBe(true)
    expect(isBuild(taken, ofDisk)).toBe(false)
  })

  it('is not, of an older machine or of another’s', () => {
    expect(isBuild(launchedBefore(6 * 60 + 1), image('packer'))).toBe(false)
    expect(isBuild(launchedBefore(30), image('mallory'))).toBe(false)
    expect(isBuild(image('packer'))).toBe(false)
  })
})
