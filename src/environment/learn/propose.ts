/** Everything that is proposed for `spoor.yaml`, from evidence and histories alone: no clock, no files. */
import { fullKinds } from '../history/history.ts'
import type { LearnedContext } from './learned-context.ts'
import { automationKeys, proposeAutomation } from './propose-automation.ts'
import { proposeHours } from './propose-hours.ts'
import { proposeOwn } from './propose-own.ts'
import { proposePartners } from './propose-partners.ts'
import { proposeVaults } from './propose-vaults.ts'
import type { ProposedEnvironment } from './proposal.ts'
import { counted, timeText } from './words.ts'

/** Of one list, so many notes are told; the number of the others is. */
const mostNotes = 50

/** Proposes an environment. The same evidence gives the same proposal. */
export function proposeEnvironment(context: LearnedContext): ProposedEnvironment {
  const own = proposeOwn(context.evidence)
  const partners = proposePartners(context)
  const automation = proposeAutomation(context)
  const machines = automationKeys(context, automation)
  const vaults = proposeVaults(context, machines)
  const parts = [own, partners, vaults, automation, proposeHours(context, machines)]
  return {
    about: aboutText(context),
    proposals: parts.flatMap(({ proposals }) => proposals),
    notes: parts.flatMap(({ notes }) => [
      ...notes.slice(0, mostNotes),
      ...(notes.length > mostNotes ? [`${notes.length - mostNotes} more like the last`] : []),
    ]),
  }
}

function aboutText({ evidence, history, prior }: LearnedContext): readonly string[] {
  const { seen, events, leftOut } = evidence
  const span = seen === undefined ? '' : `, ${timeText(seen.first)} to ${timeText(seen.last)}`
  const full = fullKinds(history)
  return [
    `learned from ${counted(events, 'event')}${span}`,
    ...(prior['log-account'] === 'full' || prior['log-account'].size > 0
      ? ['and from the history that was learned before']
      : []),
    ...(full.length === 0 ? [] : [`the history is full of: ${full.join(', ')}`]),
    ...(leftOut === 0
      ? []
      : [`${counted(leftOut, 'event')} of too many different principals were left out`]),
  ]
}
