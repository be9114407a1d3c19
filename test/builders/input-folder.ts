/** A folder of emulated logs for one test file, gone when its tests are done. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import { emulatedCall, type EmulatedCall } from './cloudtrail-builder.ts'

/** A folder that lasts as long as the tests of the file that made it. */
export interface InputFolder {
  readonly root: string
  /** Writes a file, and the folders it stands in; returns its path. */
  readonly put: (name: string, content: string | Buffer) => string
}

/** Makes an empty folder. */
export function createInputFolder(): InputFolder {
  const root = mkdtempSync(join(tmpdir(), 'spoor-test-'))
  afterAll(() => rmSync(root, { recursive: true, force: true }))
  return {
    root,
    put: (name, content) => {
      const path = join(root, name)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, content)
      return path
    },
  }
}

/** An emulated CloudTrail record of a call to EC2, as a line of JSON without a break. */
export function ec2Line(eventID: string, eventName: string, call: EmulatedCall = {}): string {
  return JSON.stringify(emulatedCall('ec2', eventName, { eventID, ...call }))
}

/** An emulated record of a snapshot that was made public: a critical finding by itself. */
export function publicShareLine(eventID: string): string {
  return ec2Line(eventID, 'ModifySnapshotAttribute', {
    requestParameters: {
      snapshotId: 'snap-0a0a0a0a0a0a0a0a0',
      createVolumePermission: { add: { items: [{ group: 'all' }] } },
      attributeType: 'CREATE_VOLUME_PERMISSION',
    },
    responseElements: { _return: true },
  })
}
