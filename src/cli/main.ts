#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { addAtomicsCommand } from './atomics-command.ts'
import { addAttackCommand } from './attack-command.ts'
import { addCheckCommand } from './check-command.ts'
import { addEmulateCommand } from './emulate-command.ts'
import { exitCode } from './exit-code.ts'
import { addExplainCommand } from './explain-command.ts'
import { addHuntCommand } from './hunt-command.ts'
import { addLearnCommand } from './learn-command.ts'
import { addPlaybookCommand } from './playbook-command.ts'
import { addQueryCommand } from './query-command.ts'
import { remark, tolerateClosedPipes } from './terminal.ts'
import { addTestCommand } from './test-command.ts'
import { addWhyCommand } from './why-command.ts'
import { keepObjectsYoung } from './young-objects.ts'

const manifest: unknown = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
)
const version =
  typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown'

/** Builds the command line; commands load what they need only when they run. */
function createProgram(): Command {
  const program = new Command('spoor')
    .description('Follows copies of cloud data through AWS, Azure and Google Cloud audit logs.')
    .version(version)
    .showHelpAfterError('(spoor --help shows the commands, spoor COMMAND --help the options)')
    .configureOutput({ outputError: (text, write) => write(text) })
    .exitOverride()
    .hook('preAction', (_, command) => {
      const { from, to } = command.opts<{ from?: number; to?: number }>()
      if (from !== undefined && to !== undefined && from > to) {
        command.error('error: --from is later than --to: no event can be between them')
      }
    })
  addHuntCommand(program, { name: 'spoor', version })
  addQueryCommand(program)
  addExplainCommand(program)
  addWhyCommand(program)
  addLearnCommand(program)
  addCheckCommand(program, { name: 'spoor', version })
  addEmulateCommand(program, { name: 'spoor', version })
  addTestCommand(program)
  addAtomicsCommand(program)
  addAttackCommand(program)
  addPlaybookCommand(program)
  program.addHelpText(
    'after',
    `
Exit codes: 0 ran; 1 findings at or above --fail-on; 2 bad rules; 3 bad arguments; 4 input not readable;\n130 stopped with Ctrl-C.

Examples:
  spoor hunt samples
  spoor hunt AWSLogs/ --format json > report.json
  spoor explain 99f6fafb report.json
  spoor query 'any where event.action == "CreateSnapshot"' AWSLogs/
  spoor why rule.toml EVENT-ID AWSLogs/
  spoor check my-rules/`,
  )
  return program
}

keepObjectsYoung()
tolerateClosedPipes()
try {
  await createProgram().parseAsync()
} catch (error) {
  if (!(error instanceof CommanderError)) {
    remark(`spoor: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    process.exitCode = 70
  } else process.exitCode = error.exitCode === 0 ? exitCode.ran : exitCode.badArguments
}
