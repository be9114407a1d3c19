import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { hasError } from '../base/report.ts'
import { readAttackRelease } from '../attack/read-attack-release.ts'
import { nameRelease } from '../reports/attack-names.ts'
import { counted } from '../reports/check-findings.ts'
import { escapeForTerminal } from '../reports/terminal-text.ts'
import { collectBytes, textOfBundle } from './attack-bundle.ts'
import { isPlaced, remarkCopyright } from './attack-trim.ts'
import { exitCode } from './exit-code.ts'
import { type Fetch, fetchBundle, isAddress } from './fetch-bundle.ts'
import { remark, remarkDiagnostics } from './terminal.ts'

/** The options of `spoor attack update`. */
export interface UpdateFlags {
  readonly output: string
  readonly attackVersion?: string
  /** The digest that the bundle must have, in hex. */
  readonly sha256?: string
}

/**
 * Takes a bundle from an address or a file, looks whether it is one, and puts it where it belongs,
 * byte for byte. A bundle that has errors is not taken.
 */
export async function runUpdate(from: string, flags: UpdateFlags, ask?: Fetch): Promise<void> {
  const bytes = await bytesFrom(from, ask)
  if (bytes === undefined) return
  const digest = createHash('sha256').update(bytes).digest('hex')
  remark(`${counted(bytes.length, 'byte')}, SHA-256 ${digest}`)
  if (flags.sha256 !== undefined && flags.sha256.toLowerCase() !== digest) {
    remark(`error: it should be ${flags.sha256.toLowerCase()}; nothing is written`)
    process.exitCode = exitCode.unreadableInput
    return
  }
  const read = await textOfBundle(bytes, from)
  const { release, diagnostics } =
    read.text === undefined
      ? { release: undefined, diagnostics: [read.diagnostic] }
      : readAttackRelease(
          { text: read.text, file: from },
          flags.attackVersion === undefined ? {} : { version: flags.attackVersion },
        )
  remarkDiagnostics(diagnostics)
  if (release === undefined || hasError(diagnostics)) {
    remark('error: it is not taken for its errors; nothing is written')
    process.exitCode = exitCode.unreadableInput
    return
  }
  const before = await readFile(flags.output).catch(() => undefined)
  const isSame = before !== undefined && before.equals(bytes)
  if (!isSame && !(await isPlaced(flags.output, bytes))) return
  const place = escapeForTerminal(flags.output)
  const what = `${nameRelease(release.identity)}, ${counted(release.techniques.length, 'technique')}`
  remark(isSame ? `${what}: ${place} holds it already` : `${what}: written to ${place}`)
  remarkCopyright(release.copyright)
  process.exitCode = exitCode.ran
}

async function bytesFrom(from: string, ask: Fetch | undefined): Promise<Buffer | undefined> {
  try {
    return isAddress(from)
      ? await fetchBundle(from, ask)
      : await collectBytes(createReadStream(from))
  } catch (error) {
    remarkDiagnostics([
      {
        code: 'attack-bundle-unreadable',
        severity: 'error',
        message: `the bundle cannot be read: ${reasonOf(error)}`,
        file: from,
        hint: 'check the address or path; the newest bundles are at github.com/mitre-attack/attack-stix-data',
      },
    ])
    process.exitCode = exitCode.unreadableInput
    return undefined
  }
}

/** What the network throws says little; its cause says more. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}
