import { expect, it } from 'vitest'
import { emulatedCall } from '../../../test/builders/cloudtrail-builder.ts'
import type { JsonPiece } from '../json-piece.ts'
import { defaultLimits } from '../telemetry-limits.ts'
import { PiecePacker } from './pack-pieces.ts'

const record = JSON.stringify(emulatedCall('ec2', 'DescribeSnapshots'))

function value(text: string): JsonPiece {
  return { kind: 'value', bytes: Buffer.from(text), line: 1, holder: undefined }
}

it('weighs about as much as what it holds, and nothing when that was taken', () => {
  const packer = new PiecePacker(defaultLimits)
  expect(packer.weight).toBe(0)
  packer.takePiece(value('x'.repeat(1000)))
  packer.takeRow({ eventName: 'x'.repeat(5000) }, 2)
  expect(packer.weight).toBeGreaterThan(6000)
  expect(packer.take().bytes).toHaveLength(1000)
  expect(packer.weight).toBe(0)
})

it('copies the bytes of a piece, which are only lent', () => {
  const packer = new PiecePacker(defaultLimits)
  const bytes = Buffer.from('{"a":1}')
  packer.takePiece({ kind: 'text', bytes, line: 1 })
  bytes.fill(0)
  expect(Buffer.from(packer.take().bytes).toString()).toBe('{"a":1}')
})

it('tells progress as the one who parses everything does', () => {
  const packer = new PiecePacker(defaultLimits)
  const progressAfter = (...texts: readonly string[]): boolean => {
    for (const text of texts) packer.takePiece(value(text))
    return packer.hasProgressed()
  }
  expect(progressAfter()).toBe(false)
  expect(progressAfter('{"hello":"world"}', '{')).toBe(false)
  expect(progressAfter('{', record, '{')).toBe(true)
  expect(progressAfter()).toBe(false)
  packer.takeRow({ hello: 'world' }, 1)
  expect(packer.hasProgressed()).toBe(false)
  packer.takeRow({ eventJson: record }, 2)
  expect(packer.hasProgressed()).toBe(true)
})
