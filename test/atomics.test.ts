/**
 * The commands of the shipped tests: they are read by their shells, delete nothing but what they made,
 * and go to Atomic Red Team and back without a loss. Nothing is run against a cloud: see
 * test/atomics/dry-run.ts.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { formatDiagnostic } from '../src/base/diagnostic.ts'
import { readDocument } from '../src/base/document.ts'
import { readDocuments, shippedDocuments } from '../src/content.ts'
import { atomicFileSchema } from '../src/proving/atomic.ts'
import { signalsNameOf, signalsSchema } from '../src/proving/atomic-signals.ts'
import { type EmulationTest, emulationTestSchema } from '../src/proving/emulation-test.ts'
import { exportAtomics } from '../src/proving/export-atomics.ts'
import { importAtomics } from '../src/proving/import-atomics.ts'
import type { TestFile } from '../src/proving/test-run.ts'
import { createDryRuns, grammarFaults, hasShell } from './atomics/dry-run.ts'

const dryRunFaults = createDryRuns()

function readTest(source: TestFile): EmulationTest {
  const { value, diagnostics } = readDocument(source, emulationTestSchema)
  expect(diagnostics.map(formatDiagnostic)).toEqual([])
  if (value === undefined) throw new Error(source.file)
  return value
}

function readFixture(name: string): TestFile {
  const url = new URL(`./atomics/${name}.yaml`, import.meta.url)
  return { file: `${name}.yaml`, text: readFileSync(url, 'utf8') }
}

const fixtures = ['aws-share-own-snapshot', 'azure-export-disk', 'gcp-copy-disk', 'manual-review']

const shipped = await readDocuments('tests', await shippedDocuments('tests'))
const sources = [...shipped.files, ...fixtures.map(readFixture)]
const withCommands = sources
  .map((source) => ({ source, test: readTest(source), file: source.file }))
  .filter(({ test }) => test.executor !== undefined)

function isForShell({ test }: { readonly test: EmulationTest }): boolean {
  const { name } = test.executor ?? {}
  if (name !== 'sh' && name !== 'bash') return false
  const isThere = hasShell(name)
  if (!isThere) process.stderr.write(`skipped: there is no ${name} for ${test.name}\n`)
  return isThere
}

describe('the commands of', () => {
  it.each(withCommands.filter(isForShell))('$file are read by their shell', ({ test }) => {
    expect(grammarFaults(test)).toEqual([])
  })

  it.each(withCommands.filter(isForShell))('$file touch only what they made', ({ test }) => {
    expect(dryRunFaults(test)).toEqual([])
  })
})

/** Writes tests as Atomics; both schemas must take what is written. */
function exported(tests: readonly TestFile[]): ReadonlyMap<string, string> {
  const { files, diagnostics } = exportAtomics(tests)
  expect(diagnostics.map(formatDiagnostic)).toEqual([])
  for (const { path, text } of files) {
    const source = { text, file: path }
    const read = path.endsWith('.signals.yaml')
      ? readDocument(source, signalsSchema)
      : readDocument(source, atomicFileSchema)
    expect(read.diagnostics).toEqual([])
  }
  return new Map(files.map(({ path, text }) => [path, text]))
}

/** Makes tests of the Atomics. */
function imported(files: ReadonlyMap<string, string>): readonly TestFile[] {
  const atomics = [...files].filter(([path]) => !path.endsWith('.signals.yaml'))
  const { tests, diagnostics } = importAtomics(
    atomics.map(([file, text]) => {
      const side = signalsNameOf(file)
      return { atomic: { file, text }, signals: { file: side, text: files.get(side) ?? '' } }
    }),
  )
  expect(diagnostics.map(formatDiagnostic)).toEqual([])
  return tests.map(({ path, text }) => ({ file: path, text }))
}

function byId(one: EmulationTest, other: EmulationTest): number {
  return one.id < other.id ? -1 : 1
}

describe('Atomic Red Team', () => {
  it('gives back every test, whole', () => {
    const back = imported(exported(sources)).map(readTest)
    expect([...back].sort(byId)).toEqual(withCommands.map(({ test }) => test).sort(byId))
  })

  it('is written the same after a round trip', () => {
    const once = exported(sources)
    expect(exported(imported(once))).toEqual(once)
  })
})

/** The faults of a fixture in which one text is another. */
function faultsOf(source: TestFile, from: string, to: string): readonly string[] {
  expect(source.text).toContain(from)
  return dryRunFaults(readTest({ ...source, text: source.text.replaceAll(from, to) }))
}

const hasShells = hasShell('sh') && hasShell('bash')
if (!hasShells) process.stderr.write('skipped: dry runs need sh and bash\n')

describe.skipIf(!hasShells)('a dry run', () => {
  const aws = readFixture('aws-share-own-snapshot')
  const azure = readFixture('azure-export-disk')
  const gcp = readFixture('gcp-copy-disk')

  it('finds a clean-up that deletes what an input names', () => {
    const deleted = 'aws ec2 delete-snapshot --snapshot-id "$(cat "$state/snapshot")"'
    const wrong = 'aws ec2 delete-volume --volume-id "#{volume_id}"'
    expect(faultsOf(aws, deleted, wrong)).toContainEqual(
      expect.stringContaining('the clean-up touches vol-0123456789abcdef0: aws ec2 delete-volume'),
    )
  })

  it('finds a clean-up that deletes what it looked up, as the Atomic of 2025 does', () => {
    const kept = '"$(cat "$state/snapshot")" --region'
    const found = `"$(aws ec2 describe-snapshots --query 'Snapshots[0].SnapshotId' --output text)" --region`
    expect(faultsOf(aws, kept, found)).toContainEqual(
      expect.stringMatching(/^the clean-up touches snap-\w+: aws ec2 delete-snapshot/),
    )
  })

  it('finds a command that takes over what it looked up', () => {
    const made = '"spoor-2c7a1b63-$(date +%s)"'
    const found = '$(az snapshot list --query "[0].name" -o tsv)'
    const byName = azure.text
      .replace(/--ids "\$id"( --duration)/, '--name "$name" -g rg$1')
      .replace('>>"$state/snapshots"', '>>"$state/snapshots"; echo "$name" >"$state/snapshots"')
      .replaceAll('--ids "$id"\n', '--name "$id" -g rg\n')
    expect(faultsOf({ ...azure, text: byName }, made, found)).toContainEqual(
      expect.stringMatching(/^the clean-up touches stub-\d+: az snapshot delete/),
    )
  })

  it('finds a name that stands in the place of an option', () => {
    expect(faultsOf(gcp, 'delete --quiet "$(cat "$state/image")"', 'delete --quiet prod')).toEqual([
      expect.stringContaining('the clean-up touches prod: gcloud compute images delete'),
    ])
  })

  it('finds a resource group that is deleted', () => {
    const wrong = 'az group delete --yes --name "#{resource-group}"'
    expect(faultsOf(azure, 'az snapshot delete --ids "$id"', wrong)).toContainEqual(
      expect.stringContaining('the clean-up touches rg-test: az group delete'),
    )
  })

  it('finds a clean-up that acts though nothing ran', () => {
    const faults = faultsOf(aws, 'if [ -s "$state/snapshot" ]', 'if true')
    expect(faults).toContainEqual(expect.stringContaining('though nothing ran: aws ec2'))
  })

  it('finds a run that was cut short and leaves what it does not know', () => {
    const late = gcp.text.replace(
      /( +)(snapshot="spoor.*)\n([^]*?) +echo "\$snapshot" >"\$state\/snapshot"\n/,
      '$1$2\n$1echo disk-1 >"$state/snapshot"\n$3$1echo "$snapshot" >"$state/snapshot"\n',
    )
    expect(faultsOf({ ...gcp, text: late }, 'echo disk-1', 'echo disk-1')).toEqual([
      expect.stringContaining('the clean-up touches disk-1: gcloud compute snapshots delete'),
    ])
  })

  it('finds state that is left, or open to others', () => {
    expect(faultsOf(aws, 'rm -rf "$state"', 'true')).toEqual(['the clean-up leaves spoor-1b6f0a52'])
    expect(faultsOf(aws, 'chmod 700', 'chmod 755')).toEqual([
      'the command makes spoor-1b6f0a52 with mode 755',
    ])
    expect(faultsOf(aws, '/spoor-1b6f0a52"', '/state"')).toEqual([
      'the command makes state with mode 700',
    ])
  })

  it('finds other programs, also where their complaint is hidden', () => {
    const hidden = 'curl https://example.com/ 2>/dev/null || true\n    set -eu'
    expect(faultsOf(aws, 'set -eu', hidden)).toEqual(['it calls curl'])
    expect(faultsOf(aws, 'set -eu', '/usr/bin/curl https://example.com/')).toEqual([
      'it names a program by its place: /usr/bin/curl',
    ])
    expect(faultsOf(aws, 'set -eu', 'PATH=/srv:$PATH')).toEqual(['it sets PATH'])
  })

  // Where sh is bash, it knows what only bash knows.
  it.skipIf(hasShell('sh', '[[ a ]]'))('finds what bash knows and sh does not', () => {
    expect(faultsOf(aws, 'if [ -s "$state/group" ]', 'if [[ -s "$state/group" ]]')).toContain(
      'it calls [[',
    )
  })

  it('finds a check of a prerequisite that changes something', () => {
    const wrong = 'aws ec2 create-tags --resources vol-1'
    expect(faultsOf(aws, 'aws ec2 describe-volumes', wrong)).toContainEqual(
      expect.stringContaining('a check of a prerequisite does more than read: aws ec2 create-tags'),
    )
  })

  it('finds a command that fails, and one that is no shell text', () => {
    expect(faultsOf(aws, 'set -eu', 'exit 3')).toContainEqual(
      expect.stringContaining('the command fails'),
    )
    const cut = readTest({
      ...aws,
      text: aws.text.replace('      sleep 15\n    done', '      sleep'),
    })
    expect(grammarFaults(cut)).toEqual([expect.stringContaining('sh -n:')])
  })

  it('finds an input where no variable can stand', () => {
    const wrong = '$(( #{hours} + 1 ))'
    expect(faultsOf(gcp, '"hours": #{hours}', `"hours": ${wrong}`)).toEqual([
      'an input stands where no shell variable can stand',
    ])
  })
})
