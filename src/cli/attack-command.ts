import { type Command, InvalidArgumentError, Option } from 'commander'
import type { DiffFlags } from './attack-diff.ts'
import type { ListFlags } from './attack-list.ts'
import { bundleOption, versionOption } from './attack-options.ts'
import type { ShowFlags } from './attack-show.ts'
import type { TrimFlags } from './attack-trim.ts'
import type { UpdateFlags } from './attack-update.ts'
import { collect } from './options.ts'

/** Adds `spoor attack` with its commands. */
export function addAttackCommand(program: Command): void {
  const attack = program
    .command('attack')
    .summary('read releases of MITRE ATT&CK')
    .description(
      'Shows, compares, lists and trims what a release of MITRE ATT&CK says. Reads the\n' +
        'bundles that MITRE publishes, STIX 2.0 and 2.1, whole or trimmed, from a file:\n' +
        'none is shipped, and only update ever asks the network.',
    )
    .addHelpText(
      'after',
      `
Exit codes: 0 ran; 2 a part of the bundle could not be read; 3 bad arguments; 4 no bundle to be read.

Examples:
  spoor attack show T1578.001 --bundle enterprise-attack.json
  spoor attack diff v17.1.json v18.1.json --technique T1578.001
  spoor attack list --platform iaas
  spoor attack trim T1578.001 T1537 -o attack.json
  spoor attack update enterprise-attack-18.1.json -o attack/bundle.json`,
    )
  addShow(attack)
  addDiff(attack)
  addList(attack)
  addTrim(attack)
  addUpdate(attack)
}

function addShow(attack: Command): void {
  withBundle(attack.command('show'))
    .summary('show what ATT&CK says about techniques')
    .description(
      'Shows a technique with its tactics, what detects it, what mitigates it, who was\n' +
        'seen using it and where that is written. A technique that was revoked is shown\n' +
        'with the one that stands for it now.',
    )
    .argument('<technique...>', 'ids of techniques, such as T1578.001')
    .addOption(formatOption())
    .addHelpText(
      'after',
      `
Examples:
  spoor attack show T1578.001 --bundle enterprise-attack.json
  SPOOR_ATTACK=attack.json spoor attack show T1537 --format json`,
    )
    .action(async (ids: readonly string[], flags: ShowFlags) => {
      const { runShow } = await import('./attack-show.ts')
      await runShow(ids, flags)
    })
}

function addDiff(attack: Command): void {
  attack
    .command('diff')
    .summary('tell what changed between two releases')
    .description(
      'Compares two bundles technique by technique: texts, tactics, platforms, what\n' +
        'detects it, mitigations, procedure examples, references, revocations. Times of\n' +
        'change and the order of lists are no change. Both forms of STIX may be mixed.',
    )
    .argument('<before>', 'the older bundle; - for standard input')
    .argument('<after>', 'the newer bundle')
    .option('-t, --technique <id>', 'only this technique, in full; may be repeated', collect)
    .addOption(formatOption())
    .addHelpText(
      'after',
      `
Examples:
  spoor attack diff enterprise-attack-17.1.json enterprise-attack-18.1.json
  spoor attack diff v18.1.json v19.1.json --technique T1578.001 --format json`,
    )
    .action(async (before: string, after: string, flags: DiffFlags) => {
      const { runDiff } = await import('./attack-diff.ts')
      await runDiff(before, after, flags)
    })
}

function addList(attack: Command): void {
  withBundle(attack.command('list'))
    .summary('list techniques')
    .description(
      'Lists the techniques of a release, those of a platform or tactic if one is named.',
    )
    .option('-p, --platform <name>', 'only techniques on this platform, such as iaas')
    .option('--tactic <name>', 'only techniques of this tactic: its id, name or short name')
    .option('--retired', 'revoked and deprecated techniques too')
    .addOption(formatOption())
    .addHelpText(
      'after',
      `
Examples:
  spoor attack list --platform iaas --bundle enterprise-attack.json
  spoor attack list --tactic exfiltration --format json`,
    )
    .action(async (flags: ListFlags) => {
      const { runList } = await import('./attack-list.ts')
      await runList(flags)
    })
}

function addTrim(attack: Command): void {
  withBundle(attack.command('trim'))
    .summary('make a small bundle of some techniques')
    .description(
      'Writes a bundle of the techniques and of all that belongs to them, fit to be\n' +
        'committed: the same content gives the same bytes. Objects stay as they are,\n' +
        'fields unknown to Spoor included; the copyright of MITRE stays in it.',
    )
    .argument('<technique...>', 'ids of techniques, such as T1578.001')
    .option('-o, --output <file>', 'write to this file, all at once, instead of standard output')
    .addHelpText(
      'after',
      `
Examples:
  spoor attack trim T1578.001 T1537 --bundle enterprise-attack.json -o attack.json
  spoor attack trim T1578 --bundle enterprise-attack.json | gzip > attack.json.gz`,
    )
    .action(async (ids: readonly string[], flags: TrimFlags) => {
      const { runTrim } = await import('./attack-trim.ts')
      await runTrim(ids, flags)
    })
}

function addUpdate(attack: Command): void {
  attack
    .command('update')
    .summary('fetch a bundle')
    .description(
      'Takes a bundle from an https address or a file, looks whether it can be read,\n' +
        'prints its SHA-256 and puts it into a file, all at once. This is the only\n' +
        'command that asks the network, and only for an address.',
    )
    .argument('<from>', 'an https address, or a file')
    .requiredOption('-o, --output <file>', 'the file that shall hold the bundle')
    .option('--sha256 <hex>', 'take it only if it has this digest', parseDigest)
    .addOption(versionOption())
    .addHelpText(
      'after',
      `
Exits with 4 when there is no bundle, it has errors, or another digest; the file stays as it was.

Examples:
  spoor attack update https://raw.githubusercontent.com/mitre-attack/attack-stix-data/master/enterprise-attack/enterprise-attack.json -o attack.json
  spoor attack update enterprise-attack-18.1.json.gz -o attack.json.gz`,
    )
    .action(async (from: string, flags: UpdateFlags) => {
      const { runUpdate } = await import('./attack-update.ts')
      await runUpdate(from, flags)
    })
}

function withBundle(command: Command): Command {
  return command.addOption(bundleOption()).addOption(versionOption())
}

function formatOption(): Option {
  return new Option('--format <format>', 'how to write it')
    .choices(['text', 'json'])
    .default('text')
}

function parseDigest(text: string): string {
  if (!/^[\da-f]{64}$/i.test(text)) throw new InvalidArgumentError('not a SHA-256: 64 hex digits')
  return text
}
