/** One step of a chain as a deed in plain words, free of the names of calls. */
import { countOf, joinWords } from '../findings/words.ts'
import type { ReportedChain, ReportedStep } from './report-schema.ts'
import { portWords, receiverName, theThing, theThings } from './story-words.ts'

/** What somebody did: the verb in two forms, because an attempt asks for another one, and the rest. */
export interface Deed {
  /** `made` */
  readonly did: string
  /** `make`, as after "tried to" */
  readonly todo: string
  /** `a copy of the disk vol-1: the snapshot snap-1` */
  readonly what: string
}

/** The deed of a step, told with what its chain knows of it. */
export function deedOf(chain: ReportedChain, step: ReportedStep): Deed {
  const from = theThings(chain, step.inputs)
  const to = theThings(chain, step.outputs)
  switch (step.verb) {
    case 'create':
      return made(`a copy${of(from)}${named(to)}`)
    case 'copy':
      return made(`another copy${of(from)}${named(to)}`)
    case 'share':
      return {
        did: 'let',
        todo: 'let',
        what: `${receivers(chain, step)} use ${to || from || 'a copy'}`,
      }
    case 'unshare':
      return { did: 'took back', todo: 'take back', what: `the share of ${to || from || 'a copy'}` }
    case 'export':
      return exported(chain, step, from)
    case 'restore':
      return restored(chain, step, { from, to })
    case 'attach':
      return {
        did: 'connected',
        todo: 'connect',
        what: `${from || 'a disk'} to ${to || 'a machine'}, on which it could be read from then on`,
      }
    case 'detach':
      return {
        did: 'took',
        todo: 'take',
        what: `${from || 'a disk'} off ${to || 'its machine'} again`,
      }
    case 'launch':
      return {
        did: 'started',
        todo: 'start',
        what: `${to || 'a machine'}${launchedFrom(chain, step)}`,
      }
    case 'expose':
      return opened(chain, step, to)
    case 'unexpose':
      return { ...opened(chain, step, to), did: 'closed', todo: 'close' }
    case 'delete':
      return { did: 'deleted', todo: 'delete', what: to || from || 'something of it' }
    case 'protect':
      return { did: 'put', todo: 'put', what: `a protection on ${to || from || 'it'}` }
    case 'unprotect':
      return { did: 'took', todo: 'take', what: `a protection off ${to || from || 'it'}` }
    case 'access':
      return {
        did: 'did',
        todo: 'do',
        what: `something that gives a way into ${to || from || 'it'} (${step.action})`,
      }
    case 'other':
      return { did: 'did', todo: 'do', what: `something to ${to || from || 'it'} (${step.action})` }
  }
}

function made(what: string): Deed {
  return { did: 'made', todo: 'make', what }
}

function of(things: string): string {
  return things === '' ? '' : ` of ${things}`
}

function named(things: string): string {
  return things === '' ? '' : `: ${things}`
}

/** Whom a share names; what the chain knows of it where the step itself says nothing. */
function receivers({ exposure }: ReportedChain, { receivers: ids, record }: ReportedStep): string {
  const shared = exposure.flatMap((one) =>
    one.kind === 'share' && one.records[0] === record ? [one.to] : [],
  )
  const all = [...new Set(ids.length > 0 ? ids : shared)].map(receiverName)
  if (all.length === 0) return 'somebody else'
  return all.length <= 4
    ? joinWords(all)
    : joinWords([...all.slice(0, 3), `${all.length - 3} more`])
}

/** A download link is no thing that anybody knows by its name; a bucket is. */
function exported(chain: ReportedChain, { outputs }: ReportedStep, from: string): Deed {
  const links = outputs.filter((id) => id.includes('#sas@'))
  const places = outputs.filter((id) => !links.includes(id))
  if (places.length > 0) {
    return {
      did: 'wrote',
      todo: 'write',
      what: `${from || 'a copy'} to ${theThings(chain, places)}`,
    }
  }
  return made(`a link by which whoever has it can download ${from || 'a copy'}`)
}

function restored(
  chain: ReportedChain,
  { outputs }: ReportedStep,
  { from, to }: { readonly from: string; readonly to: string },
): Deed {
  // An owner's log says that another account restored, not what came of it.
  if (outputs.every((id) => id.startsWith('aws:acct:'))) {
    return made(`something of its own out of ${from || 'a copy'}; what it is stands in its own log`)
  }
  return made(`${to || theThing(chain, chain.root)} out of ${from || 'a copy'}`)
}

/** Only what holds the data belongs to the story, not the image of the vendor. */
function launchedFrom({ resources }: ReportedChain, { inputs }: ReportedStep): string {
  const data = inputs.filter((id) => resources.some((one) => one.id === id && one.holds_data))
  return data.length === 0 ? '' : ` with ${theThings({ resources }, data)}`
}

function opened(chain: ReportedChain, { record, verb }: ReportedStep, to: string): Deed {
  const intervals = chain.exposure.flatMap((one) =>
    one.kind === 'network' && one.records.includes(record) ? [one] : [],
  )
  const [first] = intervals
  if (first === undefined) return { did: 'opened', todo: 'open', what: to || 'the network' }
  const machines = [...new Set(intervals.map(({ resource }) => resource))]
  const whom = first.world_open ? 'the whole internet' : joinWords(first.cidrs.slice(0, 4))
  const port = `${portWords(first.ports)} of ${theThings(chain, machines)}`
  const what = verb === 'unexpose' ? `${port} again` : `${port} to ${whom}`
  return { did: 'opened', todo: 'open', what }
}

/** `, 1,204 times until 03:40 UTC`, for deeds of very many events. */
export function repetition({ times, time, until }: ReportedStep): string {
  if (times <= 1) return ''
  const end = until === time ? '' : ` until ${until.slice(0, 16).replace('T', ' ')} UTC`
  return `, in ${countOf(times, 'call')}${end}`
}
