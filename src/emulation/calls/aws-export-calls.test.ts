import { describe, expect, it } from 'vitest'
import { textOf, valueAt } from '../../base/json.ts'
import * as exported from './aws-export-calls.ts'
import { createRandom } from '../random.ts'

const random = createRandom('exports')
const to = { bucket: 'out.example.com', prefix: 'x/' }
const place = { s3Bucket: 'out.example.com', s3Prefix: 'x/' }

describe('an export', () => {
  it('of an image names image and bucket, and is answered with a task', () => {
    const { request, response } = exported.exportImage({ imageId: 'ami-1', to }, random)
    expect(request).toEqual({ imageId: 'ami-1', diskImageFormat: 'VMDK', s3ExportLocation: place })
    expect(response?.['exportImageTaskId']).toMatch(/^export-ami-[0-9a-f]{17}$/)
  })

  it('of an instance ends in an object named after the task', () => {
    const { request, response } = exported.exportInstance({ instanceId: 'i-1', to }, random)
    expect(request).toMatchObject({ instanceId: 'i-1', exportToS3: place })
    const task = textOf(valueAt(response, 'exportTask', 'exportTaskId')) ?? ''
    expect(task).toMatch(/^export-i-[0-9a-f]{17}$/)
    expect(valueAt(response, 'exportTask', 'exportToS3', 's3Key')).toBe(`x/${task}.ova`)
  })

  it('may do without a prefix', () => {
    const { request } = exported.exportImage(
      { imageId: 'ami-1', to: { bucket: 'out.example.com' } },
      random,
    )
    expect(request?.['s3ExportLocation']).toEqual({ s3Bucket: 'out.example.com' })
  })
})

it('a stored image is an object that makes an image again', () => {
  const stored = exported.storeImage('ami-1', 'out.example.com')
  const objectKey = valueAt(stored.response, 'CreateStoreImageTaskResponse', 'objectKey')
  expect(objectKey).toBe('ami-1.bin')
  const object = { bucket: 'out.example.com', objectKey: 'ami-1.bin' }
  const restored = exported.restoreStoredImage({ ...object, imageId: 'ami-2' })
  expect(restored.request).toEqual({
    CreateRestoreImageTaskRequest: { Bucket: 'out.example.com', ObjectKey: 'ami-1.bin' },
  })
  expect(restored.response).toMatchObject({ CreateRestoreImageTaskResponse: { imageId: 'ami-2' } })
})

it('an import names the object it reads and no snapshot', () => {
  const plan = { bucket: 'in.example.com', objectKey: 'disk.raw', format: 'raw' } as const
  const { request, response } = exported.importSnapshot(plan, random)
  const userBucket = { s3Bucket: 'in.example.com', s3Key: 'disk.raw' }
  expect(request).toEqual({ diskContainer: { format: 'RAW', userBucket } })
  expect(response?.['snapshotTaskDetail']).toMatchObject({ format: 'RAW', userBucket })
  expect(JSON.stringify(response)).not.toContain('"snap-')
})
