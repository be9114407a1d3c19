import { type Command, InvalidArgumentError, Option } from 'commander'
import { bundleOption, versionOption } from './attack-options.ts'
import { collect } from './options.ts'
import type { CheckFlags } from './playbook-check.ts'
import type { NewFlags } from './playbook-new.ts'
import type { RenderFlags } from './render-flags.ts'
import type { SyncFlags } from './playbook-sync.ts'
import type { ValidateFlags } from './playbook-validate.ts'

/** Adds `spoor playbook` with its commands. */
export function addPlaybookCommand(program: Command): void {
  const playbook = program
    .command('playbook')
    .summary('keep hunt playbooks in step with MITRE ATT&CK')
    .description(
      'Keeps pages of techniques, notebooks (.ipynb) or Markdown (.md), in step with MITRE\n' +
        'ATT&CK. One part of a page is managed: it is written anew from a release. All else\n' +
        "is the analyst's and stays as it is, to the byte.",
    )
    .addHelpText(
      'after',
      `
Exit codes: 0 ran; 1 a page is not in step (sync --check); 2 a page is refused or faulty;
3 bad arguments; 4 a page or bundle cannot be read.

Examples:
  spoor playbook new T1537 --bundle attack.json
  spoor playbook sync playbooks/ --bundle attack.json --write
  spoor playbook check playbooks/
  spoor playbook validate hunt.ipynb --write`,
    )
  addSync(playbook)
  addCheck(playbook)
  addValidate(playbook, program)
  addNew(playbook)
  addRender(playbook)
}

function addSync(playbook: Command): void {
  playbook
    .command('sync')
    .summary('write the managed part anew from a release')
    .description(
      'Tells what a release changes in playbooks, and writes it with --write. Beside each\n' +
        'playbook stands its lock: what MITRE said at the last sync. What MITRE withdrew is\n' +
        'kept, and marked with the release that had it last.',
    )
    .argument('<path...>', 'playbooks, or folders of them')
    .addOption(bundleOption())
    .addOption(versionOption())
    .option('--write', 'write the playbooks and their locks')
    .option('--check', 'write nothing; exit with 1 when a playbook is not in step')
    .option('--diff', 'show the lines that change')
    .addOption(
      new Option('--template <name>', 'how the managed part is set; as before when absent').choices(
        ['legacy', 'v2'],
      ),
    )
    .addOption(
      new Option('--on-edit <what>', 'what to do with words of an analyst in the managed part')
        .choices(['fail', 'rescue', 'overwrite'])
        .default('fail'),
    )
    .option('--base <file>', 'the release that a page without a lock was made from')
    .option('--date <day>', 'the day to print where something changes: 2026-11-26', parseDay)
    .option('--allow-downgrade', 'take an older release than that of the last sync')
    .option('--drop-frozen', 'drop what MITRE withdrew')
    .option('--migrate', 'note in the lock where a revoked technique goes on')
    .option('-r, --rules <path>', 'rules of yours whose tags to look at; repeatable', collect)
    .addOption(formatOption())
    .addHelpText(
      'after',
      `
Examples:
  spoor playbook sync hunt.ipynb --bundle enterprise-attack.json --diff
  spoor playbook sync playbooks/ --bundle attack.json --check
  spoor playbook sync seed.ipynb -b v18.1.json --base v11.2.json --on-edit rescue --write`,
    )
    .action(async (paths: readonly string[], flags: SyncFlags) => {
      const { runSync } = await import('./playbook-sync.ts')
      await runSync(paths, flags)
    })
}

function addCheck(playbook: Command): void {
  playbook
    .command('check')
    .summary('look for faults in playbooks')
    .description(
      'Checks that analytics, detections and scenarios that a playbook names exist; that\n' +
        'its queries can be run and match the logs that their analytic declares; that each\n' +
        'claim of its summary has a detection and each class of false positives a negative;\n' +
        'that it was validated and nothing has changed since; that its managed part is as\n' +
        'the sync wrote it. Guides, rules and queries that it links to are checked as well;\n' +
        'with a bundle also the tags of rules.',
    )
    .argument('<path...>', 'playbooks, or folders of them')
    .addOption(bundleOption())
    .addOption(versionOption())
    .option(
      '-r, --rules <path>',
      'rules, tests and scenarios of yours that playbooks may name; repeatable',
      collect,
    )
    .addOption(formatOption())
    .addHelpText(
      'after',
      `
Examples:
  spoor playbook check playbooks/
  spoor playbook check hunt.ipynb --rules my-rules/ --bundle attack.json`,
    )
    .action(async (paths: readonly string[], flags: CheckFlags) => {
      const { runCheck } = await import('./playbook-check.ts')
      await runCheck(paths, flags)
    })
}

function addValidate(playbook: Command, program: Command): void {
  playbook
    .command('validate')
    .summary('run what a playbook promises, and record what came of it')
    .description(
      'Runs every test of the detections that a playbook names, and hunts in the benign\n' +
        'scenarios that it names as negatives. A playbook is valid when each detection\n' +
        'fires in a test and is silent in a near-miss, no test fails, and no negative gives\n' +
        'a finding above low. With --write the outcome is recorded beside the playbook\n' +
        '(FILE.validation.json) and stands behind **Validated:** on the page.',
    )
    .argument('<path...>', 'playbooks, or folders of them')
    .option('--write', 'write the record, and the line of the page')
    .option('--date <day>', 'the day to record; that of before where nothing changed', parseDay)
    .option('-r, --rules <path>', 'rules, tests and scenarios of yours; repeatable', collect)
    .addHelpText(
      'after',
      `
Exits with 2 when a playbook is not valid.

Examples:
  spoor playbook validate hunt.ipynb
  spoor playbook validate hunt.ipynb --rules my-rules/ --date 2026-11-26 --write`,
    )
    .action(async (paths: readonly string[], flags: Omit<ValidateFlags, 'version'>) => {
      const { runValidate } = await import('./playbook-validate.ts')
      await runValidate(paths, { ...flags, version: program.version() ?? 'unknown' })
    })
}

function addNew(playbook: Command): void {
  playbook
    .command('new')
    .summary('begin a playbook')
    .description(
      'Writes a playbook of a technique: the managed part from a release, and empty parts for\n' +
        'hypotheses, analytics, blind spots and references.',
    )
    .argument('<technique>', 'the id of a technique: T1537')
    .addOption(bundleOption())
    .addOption(versionOption())
    .option('-o, --output <file>', 'a file that is not there yet; TECHNIQUE/hunt.ipynb when absent')
    .option('--date <day>', 'the day to print: 2026-11-26', parseDay)
    .addHelpText(
      'after',
      `
Examples:
  spoor playbook new T1537 --bundle attack.json
  spoor playbook new T1578.001 -b attack.json -o playbooks/T1578.001-create-snapshot/hunt.md`,
    )
    .action(async (technique: string, flags: NewFlags) => {
      const { runNew } = await import('./playbook-new.ts')
      await runNew(technique, flags)
    })
}

function addRender(playbook: Command): void {
  playbook
    .command('render')
    .alias('export')
    .summary('render playbooks as a site, Markdown, a layer or a book')
    .description(
      'Renders playbooks. html: a static site of techniques, detections and tests, of what ships\n' +
        'and what you name, that needs neither network nor server. md: a playbook as one page of\n' +
        'Markdown, which can be synced as well. layer: the techniques of detections for ATT&CK\n' +
        'Navigator (layer version 4.5). toc: the _toc.yml of a Jupyter Book.',
    )
    .argument('[path...]', 'playbooks, or folders of them; html and layer need none')
    .addOption(
      new Option('--to <format>', 'the format')
        .choices(['md', 'html', 'layer', 'toc'])
        .default('md'),
    )
    .option('-o, --output <path>', 'html: the folder of the site; else a file instead of stdout')
    .option('-r, --rules <path>', 'rules and tests of yours to show as well; repeatable', collect)
    .addOption(bundleOption())
    .addOption(versionOption())
    .addHelpText(
      'after',
      `
Examples:
  spoor playbook render --to html --output site
  spoor playbook render playbooks/ --rules my-rules/ --to html -o site --bundle attack.json
  spoor playbook render hunt.ipynb --to md > hunt.md
  spoor playbook render --to layer -o spoor.layer.json
  spoor playbook render playbooks/ --to toc -o _toc.yml`,
    )
    .action(async (paths: readonly string[], flags: RenderFlags) => {
      const { runRender } = await import('./playbook-render.ts')
      await runRender(paths, flags)
    })
}

function formatOption(): Option {
  return new Option('--format <format>', 'how to write the report')
    .choices(['text', 'json'])
    .default('text')
}

function parseDay(text: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
  if (isDay && new Date(text).toISOString().startsWith(text)) return text
  throw new InvalidArgumentError('not a day: write 2026-11-26')
}
