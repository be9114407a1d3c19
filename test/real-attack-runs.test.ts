/**
 * Real attack runs of Stratus Red Team in ../shared, each hunted alone: which shipped detections fire,
 * and which tests that ship find their signals in them (as `spoor test --against` does).
 */
import { basename } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadShippedDetections, readDocuments, shippedDocuments } from '../src/content.ts'
import type { Detection } from '../src/detections/detection.ts'
import { checkAgainst, readRealLogs, type RealLogs } from '../src/proving/check-against.ts'
import { loadTest, type LoadedTest } from '../src/proving/load-test.ts'
import { createSurroundings } from '../src/proving/test-surroundings.ts'
import { hasSharedData, sharedPath } from './builders/shared-data.ts'

interface AttackRun {
  readonly run: string
  readonly fires: readonly string[]
  /** The test that ships whose signals it shows. */
  readonly name?: string
}

const runs: readonly AttackRun[] = [
  {
    run: 'aws.exfiltration.ec2-share-ebs-snapshot',
    fires: ['aws_ebs_snapshot_shared'],
    name: 'aws-share-snapshot',
  },
  { run: 'aws.exfiltration.ec2-share-ami', fires: ['aws_ami_shared'], name: 'aws-share-image' },
  {
    run: 'aws.exfiltration.rds-share-snapshot',
    fires: ['aws_rds_snapshot_shared'],
    name: 'aws-share-database-snapshot',
  },
  {
    run: 'aws.exfiltration.ec2-security-group-open-port-22-ingress',
    fires: ['aws_security_group_admin_port_world'],
    name: 'aws-open-port',
  },
  { run: 'aws.execution.ec2-user-data', fires: [] },
]

async function loadNamed(name: string): Promise<LoadedTest | undefined> {
  const tests = await readDocuments('tests', await shippedDocuments('tests'))
  const scenarios = await readDocuments('scenarios', await shippedDocuments('scenarios'))
  const source = tests.files.find(({ file }) => basename(file) === `${name}.yaml`)
  return source && loadTest(source, createSurroundings(scenarios.files)).loaded
}

describe.skipIf(!hasSharedData())('the real run', () => {
  let detections: readonly Detection[] = []
  beforeAll(async () => {
    detections = (await loadShippedDetections()).detections
  })
  const logsOf = async (run: string): Promise<RealLogs> =>
    readRealLogs([sharedPath(`aws/stratus/${run}.json`)], detections)

  test.each(runs)('$run fires $fires', async ({ run, fires }) => {
    const { result } = await logsOf(run)
    const fired = result.matches.map(({ detection }) => basename(detection.file ?? '', '.yml'))
    expect(result.records.read).toBeGreaterThan(0)
    expect([...new Set(fired)].sort()).toEqual(fires)
  })

  test.each(runs.filter(({ name }) => name !== undefined))(
    '$run shows the signals of its test',
    async ({ run, name = '' }) => {
      const loaded = await loadNamed(name)
      expect(loaded?.test.expect.signals).not.toEqual([])
      if (loaded === undefined) return
      const { signals } = checkAgainst(loaded, await logsOf(run), {})
      expect(
        signals.filter(({ found }) => found.length === 0).map(({ signal }) => signal.id),
      ).toEqual([])
    },
  )
})
